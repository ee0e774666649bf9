package ee.cdoc2.css.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.SealedRow;
import ee.cdoc2.css.vault.VaultSettings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Master keys that cannot leave their token: SoftHSM (Debian: {@code softhsm2}). Without it this is skipped, in CI it
 * fails. SoftHSM finds its tokens by {@code SOFTHSM2_CONF}, which Surefire sets.
 */
class MasterKeysInATokenTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));
    private static final String PIN = "4711";
    private static final String OTHER_PIN = "0815";
    private static final SealedRow ROW = new SealedRow("t", "1");

    private static Path folder;
    private static Path configuration;

    @BeforeAll
    static void makeToken() throws Exception {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(library != null, "SoftHSM is not installed (Debian: softhsm2)");
        }
        assertThat(library).as("SoftHSM, of Debian's package softhsm2").isNotNull();
        Path its = Path.of(System.getenv("SOFTHSM2_CONF"));
        folder = Files.createTempDirectory(its.getParent(), "token");
        Files.writeString(
                its, "directories.tokendir = " + folder + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "css", "--pin", PIN, "--so-pin", OTHER_PIN);
        configuration = Files.writeString(folder.resolve("pkcs11.cfg"), """
                name = css
                library = %s
                slotListIndex = 0
                attributes(*, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                """.formatted(library));
        make("vault-1");
        make("another");
    }

    @Test
    void aKeyThatCannotLeaveItsTokenWrapsAndIsRotated() throws Exception {
        // before somebody is logged in: the token asks once for each process
        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> MasterKeys.load(settings(OTHER_PIN)))
                .withMessageContaining("css.vault.pkcs11.pin: does not open")
                .withMessageNotContaining(OTHER_PIN);
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[DataKey.BYTES];
        random.nextBytes(key);
        byte[] seal = new DataKey(1, Instant.EPOCH, key).seal(ROW, new byte[] {42}, random);

        WrappedDataKey wrapped = MasterKeys.load(settings(PIN)).wrap(1, key, Instant.EPOCH, random);
        assertThat(MasterKeys.load(settings(PIN)).unwrap(wrapped).open(ROW, seal))
                .containsExactly(42);

        make("vault-2");
        MasterKeys both = MasterKeys.load(settings(PIN));
        WrappedDataKey anew = both.wrapAnew(wrapped, random);
        assertThat(anew.masterKey()).isEqualTo("vault-2");
        assertThat(both.unwrap(anew).open(ROW, seal)).containsExactly(42);

        byte[] damaged = anew.wrapped();
        damaged[20] ^= 1;
        WrappedDataKey changed = new WrappedDataKey(1, "vault-2", damaged, Instant.EPOCH);
        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> both.unwrap(changed))
                .withMessageContaining("its vault-2 is another key");
    }

    @Test
    void aConfigurationThatNamesNoLibraryIsAFault() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.cfg"), "name = css\nlibrary = /no/such/library.so\n");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> MasterKeyStore.check(new VaultSettings(Kind.PKCS11, wrong, PIN)))
                .withMessageContaining("css.vault.pkcs11: is no configuration of SunPKCS11");
    }

    private static VaultSettings settings(String pin) {
        return new VaultSettings(Kind.PKCS11, configuration, pin);
    }

    /** As the admin guide has it. */
    private static void make(String name) throws IOException, InterruptedException {
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genseckey",
                "-keyalg",
                "AES",
                "-keysize",
                "256",
                "-alias",
                name,
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerarg",
                configuration.toString(),
                "-storepass",
                PIN);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> Stream.of(Arrays.toString(command), read(output))
                        .toList()
                        .toString())
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
