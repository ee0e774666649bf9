package ee.cdoc2.css.container;

import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.envelope.ContainerWriter;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.envelope.VerifiedContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** What {@code css-container/measure} runs and measures: from a file to a container, and from that to a folder. */
public final class Measurement {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Nobody's secret: it opens a container that is made to be measured. */
    private static final KeyEncryptionKey KEK =
            KeyEncryptionKey.of(HexFormat.of().parseHex("0123456789abcdef".repeat(4)));

    private static final Limits EVERYTHING = Limits.ofBytes(Limits.MOST_BYTES);

    private Measurement() {}

    /**
     * Makes or opens.
     *
     * @param arguments {@code make FILE CONTAINER} or {@code open CONTAINER FOLDER}
     */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        Path to = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "make" -> make(from, to);
            case "open" -> open(from, to);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void make(Path file, Path container) throws IOException {
        byte[] salt = new byte[Bytes32.LENGTH];
        RANDOM.nextBytes(salt);
        try (FileMasterKey key = FileMasterKey.make(RANDOM);
                OutputStream stream = Files.newOutputStream(container)) {
            KeySharesRecipient mari = MadeContainer.recipient(Bytes32.of(salt), key.encrypt(KEK), 2);
            List<SourceFile> files = SourceFile.of(List.of(file), EVERYTHING);
            new ContainerWriter(RANDOM).write(key, List.of(mari), files, stream, packed -> {});
        }
    }

    private static void open(Path container, Path folder) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(container))) {
            SealedContainer sealed = SealedContainer.read(stream);
            KeySharesRecipient mari = sealed.header().of(MadeContainer.MARI).get(0);
            try (VerifiedContainer verified = sealed.unlock(mari, KEK)) {
                verified.unpackTo(folder, EVERYTHING);
            }
        }
    }
}
