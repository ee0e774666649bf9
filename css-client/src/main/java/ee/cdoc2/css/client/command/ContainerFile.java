package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * A container that a command reads or writes: a file, or the standard stream for {@code -}.
 *
 * @param path where the file is, or a hyphen
 */
record ContainerFile(Path path) {
    private static final Path STANDARD = Path.of("-");

    /** What is done with a stream. */
    interface Use<S, R> {
        R of(S stream) throws IOException;
    }

    /** Writes a stream. */
    interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    boolean isStandard() {
        return path.equals(STANDARD);
    }

    /** {@return how many bytes it has, if that can be known before it is read} */
    OptionalLong size() {
        try {
            return isStandard() ? OptionalLong.empty() : OptionalLong.of(Files.size(path));
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    <R> R read(CommandContext context, Use<InputStream, R> use) {
        try (InputStream stream = isStandard() ? context.in() : Files.newInputStream(path)) {
            return use.of(new BufferedInputStream(stream));
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    private ClientException unreadable() {
        return fault("cannot be read", "Check its name and rights.");
    }

    /** Makes sure that nothing would be overwritten. */
    ContainerFile requireNew() {
        if (!isStandard()) {
            new LocalFile(path).requireNew();
        }
        return this;
    }

    /** Writes it as a whole or not at all; what goes to standard output cannot be taken back. */
    void create(CommandContext context, Writing writing) {
        if (isStandard()) {
            try {
                writing.to(context.out());
            } catch (IOException neverOfThisStream) {
                throw new UncheckedIOException(neverOfThisStream);
            }
            // which keeps to itself what goes wrong
            if (context.out().checkError()) {
                throw fault("cannot be written", "Check what it is connected to, and how much room there is.");
            }
            return;
        }
        Path part = path.resolveSibling(path.getFileName() + ".part");
        OutputStream opened = open(part);
        // when the program is ended meanwhile
        part.toFile().deleteOnExit();
        try {
            try (OutputStream stream = opened) {
                writing.to(stream);
            }
            requireNew();
            Files.move(part, path);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights, and how much room there is.");
        } finally {
            new LocalFile(part).remove();
        }
    }

    private OutputStream open(Path part) {
        try {
            return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights, and that there is no " + part + ".");
        }
    }

    private ClientException fault(String what, String advice) {
        return new LocalFile(path).fault(what, advice);
    }
}
