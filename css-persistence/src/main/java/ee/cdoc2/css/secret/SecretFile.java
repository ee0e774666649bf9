package ee.cdoc2.css.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file with one secret in it, as container engines and systemd hand secrets over. What is wrong with it is told without its
 * path: whoever mistakes the variable for that of the secret itself has put the secret there.
 */
public final class SecretFile {
    /** What is added to a variable's name for that of the file. */
    public static final String SUFFIX = "_FILE";
    /** More than any password has; a name that leads to a large file is a mistake. */
    static final int MAX_BYTES = 4096;

    private SecretFile() {}

    /**
     * Reads the only line of the file, without its line end. Blanks belong to it.
     *
     * @param path where the file is
     * @return at least one character
     * @throws IllegalArgumentException when there is no such file, it is larger than 4096 bytes, not UTF-8, or has not exactly one
     *                                  line; the message is for the operator and goes behind the setting's name
     */
    static String read(String path) {
        String text = utf8(bytes(path));
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (line.isEmpty() || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the file has not exactly one line");
        }
        return line;
    }

    /**
     * A secret that is in a variable, or in the file that the variable of that name with {@value #SUFFIX} names. An empty
     * variable counts as one that is not set.
     *
     * @param environment names and values
     * @param name        the variable
     * @return the secret; nothing where neither is set
     * @throws IllegalArgumentException when both are set, or the file cannot be taken; the message begins with the variable's name
     */
    public static Optional<String> secret(Map<String, String> environment, String name) {
        try {
            return either(name, set(environment, name), set(environment, name + SUFFIX));
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(name + SUFFIX + ": " + fault.getMessage(), fault);
        }
    }

    /**
     * A secret that is given itself, or by its file.
     *
     * @param name of the setting that has the secret itself
     * @param text what that says
     * @param path what the setting of the file says
     * @return the secret; nothing where neither is set
     * @throws IllegalArgumentException when both are set, or the file cannot be taken; the message goes behind the name of the
     *                                  file's setting
     */
    public static Optional<String> either(String name, Optional<String> text, Optional<String> path) {
        if (text.isPresent() && path.isPresent()) {
            throw new IllegalArgumentException("is set, and so is " + name + ": one of the two");
        }
        return text.or(() -> path.map(SecretFile::read));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static byte[] bytes(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("the file is larger than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("there is no file that can be read", unreadable);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("the file is not text in UTF-8", notUtf8);
        }
    }
}
