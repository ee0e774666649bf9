package ee.cdoc2.css.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Containers of both reference clients, their shares, and some that are to be refused. They are kept beside the repository, in
 * {@code ../shared/containers}; a test that needs one that is not there is skipped, and says which one.
 */
public final class SampleContainers {
    private static final Path FOLDER = RepositoryFiles.find("README.md")
            .resolveSibling("../shared/containers")
            .normalize();

    private SampleContainers() {}

    /** {@return the container of this name; aborts the test when there is no such file} */
    public static byte[] container(String name) {
        return read(name + ".cdoc2");
    }

    /** {@return the key that the recipient's shares give, from the file beside the container} */
    public static KeyEncryptionKey kek(String name, KeySharesRecipient recipient) {
        JsonObject shares = StrictJson.parseObject(read(name + ".shares.json"))
                .flatMap(all -> all.member(recipient.id().value()))
                .map(JsonObject.class::cast)
                .orElseThrow();
        byte[] kek = new byte[KeyEncryptionKey.BYTES];
        recipient.shares().forEach(location -> {
            byte[] share = HexFormat.of()
                    .parseHex(shares.text(location.id().toString()).orElseThrow());
            for (int i = 0; i < kek.length; i++) {
                kek[i] ^= share[i];
            }
        });
        return KeyEncryptionKey.of(kek);
    }

    /** {@return the SHA-256 in hex} */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** {@return the document that says what each container holds} */
    public static String readme() {
        return new String(read("README.md"), StandardCharsets.UTF_8);
    }

    private static byte[] read(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> "skipped: there is no ../shared/containers/" + file + " beside the repository");
        try {
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
