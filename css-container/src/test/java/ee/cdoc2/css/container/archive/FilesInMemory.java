package ee.cdoc2.css.container.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps what an archive holds. */
final class FilesInMemory implements FileSink {
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

    /** The content of each file by its name. */
    static Map<String, String> of(byte[] archive, Limits limits) throws IOException {
        FilesInMemory memory = new FilesInMemory();
        new ArchiveReader(new ByteArrayInputStream(archive), limits).readInto(memory);
        return memory.files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().toString(StandardCharsets.UTF_8)));
    }

    @Override
    public Content create(FileName name, long size) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        files.put(name.toString(), file);
        return new Content() {
            @Override
            public void write(byte[] bytes, int length) {
                file.write(bytes, 0, length);
            }

            @Override
            public void close() {
                if (file.size() != size) {
                    throw new IllegalStateException("a file is not as long as it should be");
                }
            }
        };
    }
}
