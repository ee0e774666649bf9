package ee.cdoc2.css.container.archive;

import java.nio.file.Path;

/** Unpacks without an end, into the folder that it is given. */
public final class UnpackingProgram {
    static final String READY = "ready";

    private UnpackingProgram() {}

    public static void main(String[] arguments) {
        NewFiles files = new NewFiles(Path.of(arguments[0]));
        FileSink.Content content = files.create(FileName.parse("a").orElseThrow(), 1000);
        byte[] chunk = new byte[1];
        content.write(chunk, 1);
        System.out.println(READY);
        while (true) {
            content.write(chunk, 0);
        }
    }
}
