package ee.cdoc2.css.container;

import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.envelope.ContainerWriter;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.envelope.VerifiedContainer;
import ee.cdoc2.css.container.header.KeyLabel;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A container that was made for one recipient.
 *
 * @param bytes the container
 * @param kek   what the recipient's shares give
 */
public record MadeContainer(byte[] bytes, KeyEncryptionKey kek) {
    /** The recipient. */
    public static final RecipientId MARI =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();

    private static final SecureRandom RANDOM = new SecureRandom();

    /** {@return a container of these files} */
    public static MadeContainer of(List<Path> files) throws IOException {
        try (FileMasterKey key = FileMasterKey.make(RANDOM)) {
            Bytes32 salt = Bytes32.of(RANDOM.generateSeed(Bytes32.LENGTH));
            KeyEncryptionKey kek = KeyEncryptionKey.make(RANDOM, salt, MARI);
            ByteArrayOutputStream container = new ByteArrayOutputStream();
            new ContainerWriter(RANDOM)
                    .write(
                            key,
                            List.of(recipient(salt, key.encrypt(kek), 2)),
                            SourceFile.of(files, Limits.MAKING),
                            container,
                            packed -> {});
            return new MadeContainer(container.toByteArray(), kek);
        }
    }

    /** {@return Mari, with as many shares} */
    public static KeySharesRecipient recipient(Bytes32 salt, Bytes32 encryptedFmk, int shares) {
        List<ShareLocation> locations = IntStream.range(0, shares)
                .mapToObj(i -> new ShareLocation(
                        BaseUrl.parse("https://css-" + i + ".example:8443/").orElseThrow(),
                        new ShareId("0123456789abcdef0123456789abcde" + i)))
                .toList();
        return new KeySharesRecipient(MARI, KeyLabel.of(MARI), locations, salt, encryptedFmk);
    }

    /** {@return the files that came into the folder} */
    public List<Path> unpackTo(Path folder) throws IOException {
        SealedContainer sealed = SealedContainer.read(new ByteArrayInputStream(bytes));
        KeySharesRecipient mari = sealed.header().of(MARI).stream()
                .findFirst()
                .orElseThrow(() -> new ContainerException(ContainerFault.NOT_FOR_YOU, "not for Mari"));
        try (VerifiedContainer verified = sealed.unlock(mari, kek)) {
            return verified.unpackTo(folder, Limits.OPENING);
        }
    }
}
