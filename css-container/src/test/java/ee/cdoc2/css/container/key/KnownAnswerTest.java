package ee.cdoc2.css.container.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.container.MadeContainer;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The derivations, against libcdoc's container and against HMACs of the JDK. */
class KnownAnswerTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void keysOfLibcdocsContainer() throws IOException {
        KeyEncryptionKey kek = KeyEncryptionKey.of(line("KEK "));
        try (FileMasterKey key = FileMasterKey.decrypt(Bytes32.of(line("enc. FMK")), kek)) {
            assertThat(key.contentKey()).isEqualTo(line("CEK "));
            assertThat(key.encrypt(kek).bytes()).isEqualTo(line("enc. FMK"));
        }
        assertThat(kek.xor(line("enc. FMK"))).isEqualTo(line("FMK "));
        assertThat(Hkdf.expand(line("FMK "), "CDOC20hmac")).isEqualTo(line("HHK "));
    }

    @Test
    void aNewKeyIsDerivedAsTheFormatSays() throws GeneralSecurityException {
        byte[] material = new byte[64];
        RANDOM.nextBytes(material);
        try (FileMasterKey key = FileMasterKey.make(new Preset(material))) {
            byte[] fmk = hmac("CDOC20salt".getBytes(StandardCharsets.UTF_8), material);
            assertThat(key.contentKey()).isEqualTo(expand(fmk, "CDOC20cek"));
            assertThat(key.hmac(material)).isEqualTo(hmac(expand(fmk, "CDOC20hmac"), material));
            assertThat(key.hasSealed(material, key.hmac(material))).isTrue();
            assertThat(key.hasSealed(material, material)).isFalse();
        }
        byte[] salt = Arrays.copyOf(material, 32);
        KeyEncryptionKey kek = KeyEncryptionKey.make(new Preset(material), Bytes32.of(salt), MadeContainer.MARI);
        assertThat(kek.bytes()).isEqualTo(expand(hmac(salt, salt), "CDOC2kekXORetsi/PNOEE-48010010101"));
    }

    @Test
    void closedKeysAreWiped() {
        KeyEncryptionKey kek = KeyEncryptionKey.make(RANDOM, Bytes32.of(new byte[32]), MadeContainer.MARI);
        kek.close();
        assertThat(kek.bytes()).containsOnly(0);
        assertThat(kek + "").isEqualTo("KeyEncryptionKey[32 bytes]");
    }

    private static byte[] expand(byte[] key, String info) throws GeneralSecurityException {
        byte[] utf8 = (info + "\u0001").getBytes(StandardCharsets.UTF_8);
        return hmac(key, utf8);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    /** A value of the table at the end of the format's description. */
    private static byte[] line(String name) throws IOException {
        Path format = RepositoryFiles.find("README.md")
                .resolveSibling("../shared/CONTAINER.md")
                .normalize();
        assumeTrue(Files.exists(format), "skipped: there is no ../shared/CONTAINER.md beside the repository");
        return Files.readAllLines(format).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(value -> value.length() == 64)
                .map(HexFormat.of()::parseHex)
                .findFirst()
                .orElseThrow();
    }

    /** Gives out what it was given. */
    private static final class Preset extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        private Preset(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
