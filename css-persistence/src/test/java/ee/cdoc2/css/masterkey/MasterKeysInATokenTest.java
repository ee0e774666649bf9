package ee.cdoc2.css.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.masterkey.VaultSettings.Kind;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.AesGcm;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.SealedRow;
import ee.cdoc2.css.testkit.pki.SoftHsmToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys that cannot leave their token. SoftHSM finds it by a variable, which Surefire sets. */
class MasterKeysInATokenTest {
    private static final String OTHER_PIN = "0815";
    private static final SealedRow ROW = new SealedRow("t", "1");

    private static SoftHsmToken token;

    @BeforeAll
    static void makeToken() {
        SoftHsmToken.assumeItIsInstalled();
        token = SoftHsmToken.create(Path.of(System.getenv(SoftHsmToken.VARIABLE)));
        token.add("vault-1");
        token.add("another");
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

        WrappedDataKey wrapped = MasterKeys.load(settings(SoftHsmToken.PIN)).wrap(1, key, Instant.EPOCH, random);
        assertThat(MasterKeys.load(settings(SoftHsmToken.PIN)).unwrap(wrapped).open(ROW, seal))
                .containsExactly(42);

        token.add("vault-2");
        MasterKeys both = MasterKeys.load(settings(SoftHsmToken.PIN));
        WrappedDataKey anew = both.wrapAnew(wrapped, random);
        assertThat(anew.masterKey()).isEqualTo("vault-2");
        assertThat(both.unwrap(anew).open(ROW, seal)).containsExactly(42);

        byte[] damaged = anew.wrapped();
        damaged[20] ^= 1;
        WrappedDataKey changed = new WrappedDataKey(1, "vault-2", damaged, Instant.EPOCH);
        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> both.unwrap(changed))
                .withMessageContaining("its vault-2 is another key");

        // as a build of before has wrapped it: bound to its version alone
        WrappedDataKey before = new WrappedDataKey(1, "vault-1", wrappedBefore(key, random), Instant.EPOCH);
        assertThat(both.unwrap(before).open(ROW, seal)).containsExactly(42);
    }

    private static byte[] wrappedBefore(byte[] key, SecureRandom random) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11")
                .configure(token.configuration().toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, SoftHsmToken.PIN.toCharArray());
        byte[] bound = "css-data-key-v1\0\0\0\1".getBytes(StandardCharsets.US_ASCII);
        return new AesGcm(Optional.of(provider), (SecretKey) store.getKey("vault-1", null)).seal(bound, key, random);
    }

    @Test
    void aConfigurationThatNamesNoLibraryIsAFault(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.cfg"), "name = css\nlibrary = /no/such/library.so\n");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> MasterKeyStore.check(new VaultSettings(Kind.PKCS11, wrong, SoftHsmToken.PIN)))
                .withMessageContaining("css.vault.pkcs11: is no configuration of SunPKCS11");
    }

    private static VaultSettings settings(String pin) {
        return new VaultSettings(Kind.PKCS11, token.configuration(), pin);
    }
}
