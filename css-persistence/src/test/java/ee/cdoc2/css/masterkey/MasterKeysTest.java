package ee.cdoc2.css.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.masterkey.VaultSettings.Kind;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.AesGcm;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.SealedRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    private static final SealedRow ROW = new SealedRow("t", "1");
    private static final byte[] SECRET = {1, 2, 3};
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[DataKey.BYTES];

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeAKey() {
        random.nextBytes(key);
        file = folder.resolve("vault.p12");
    }

    @Test
    void aWrappedKeyIsUnwrappedAfterARestart() throws Exception {
        VaultSettings settings = KeyStores.with(file, "vault-1");
        WrappedDataKey wrapped = MasterKeys.load(settings).wrap(1, key, Instant.EPOCH, random);

        DataKey unwrapped = MasterKeys.load(settings).unwrap(wrapped);

        assertThat(unwrapped.open(ROW, new DataKey(1, Instant.EPOCH, key).seal(ROW, SECRET, random)))
                .isEqualTo(SECRET);
        assertThat(HexFormat.of().formatHex(wrapped.wrapped()))
                .doesNotContain(HexFormat.of().formatHex(key));
    }

    /** By number: "vault-10" stands before "vault-9" in the alphabet. */
    @Test
    void theHighestNumberWraps() throws Exception {
        MasterKeys keys = MasterKeys.load(KeyStores.with(file, "vault-9", "vault-10", "another"));

        assertThat(keys.current()).isEqualTo("vault-10");
        assertThat(keys.wrap(1, key, Instant.EPOCH, random).masterKey()).isEqualTo("vault-10");
    }

    @Test
    void aKeyIsWrappedAnewByTheCurrentOne() throws Exception {
        VaultSettings settings = KeyStores.with(file, "vault-1");
        WrappedDataKey before = MasterKeys.load(settings).wrap(7, key, Instant.EPOCH, random);
        KeyStores.add(file, "vault-2");

        WrappedDataKey after = MasterKeys.load(settings).wrapAnew(before, random);

        assertThat(after.masterKey()).isEqualTo("vault-2");
        assertThat(after.version()).isEqualTo(7);
        byte[] seal = MasterKeys.load(settings).unwrap(before).seal(ROW, SECRET, random);
        assertThat(MasterKeys.load(settings).unwrap(after).open(ROW, seal)).isEqualTo(SECRET);
    }

    @Test
    void aWrappedKeyIsNoOtherVersion() throws Exception {
        MasterKeys keys = MasterKeys.load(KeyStores.with(file, "vault-1"));
        WrappedDataKey first = keys.wrap(1, key, Instant.EPOCH, random);
        WrappedDataKey moved = new WrappedDataKey(2, first.masterKey(), first.wrapped(), first.validFrom());

        assertThatExceptionOfType(VaultFault.class).isThrownBy(() -> keys.unwrap(moved));
    }

    /** Rows are sealed with the newest that has begun: an old one, which may have leaked, would be so again. */
    @Test
    void aWrappedKeyDoesNotBeginAtAnotherTime() throws Exception {
        MasterKeys keys = MasterKeys.load(KeyStores.with(file, "vault-1"));
        WrappedDataKey second = keys.wrap(2, key, NOW, random);

        for (Instant moved : List.of(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(365)), Instant.EPOCH)) {
            WrappedDataKey changed = new WrappedDataKey(2, second.masterKey(), second.wrapped(), moved);
            assertThatExceptionOfType(VaultFault.class)
                    .isThrownBy(() -> keys.unwrap(changed))
                    .withMessageContaining("or its row in the table data_key has been changed");
            assertThatExceptionOfType(VaultFault.class).isThrownBy(() -> keys.wrapAnew(changed, random));
        }
    }

    /** A database rounds to microseconds, also up. */
    @Test
    void aDataKeyBeginsWithASecond() throws Exception {
        MasterKeys keys = MasterKeys.load(KeyStores.with(file, "vault-1"));

        assertThat(keys.wrap(1, key, NOW.plusNanos(999_999_999), random).validFrom())
                .isEqualTo(NOW);
    }

    /** It is bound to its version alone, and its beginning may have a fraction. */
    @Test
    void aKeyThatABuildOfBeforeHasWrappedIsUnwrappedAndWrappedAnewWithItsBeginning() throws Exception {
        Instant begun = NOW.plusNanos(123_456_000);
        VaultSettings settings = KeyStores.with(file, "vault-1");
        WrappedDataKey before = new WrappedDataKey(7, "vault-1", wrappedBefore(7), begun);
        byte[] seal = new DataKey(7, begun, key).seal(ROW, SECRET, random);

        DataKey unwrapped = MasterKeys.load(settings).unwrap(before);
        assertThat(unwrapped.open(ROW, seal)).isEqualTo(SECRET);
        assertThat(unwrapped.validFrom()).isEqualTo(begun);

        KeyStores.add(file, "vault-2");
        MasterKeys both = MasterKeys.load(settings);
        byte[] anew = both.wrapAnew(before, random).wrapped();
        // the column stays as it is
        assertThat(both.unwrap(new WrappedDataKey(7, "vault-2", anew, begun)).open(ROW, seal))
                .isEqualTo(SECRET);
        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> both.unwrap(new WrappedDataKey(7, "vault-2", anew, begun.plusSeconds(1))));
        assertThatExceptionOfType(VaultFault.class)
                .as("another version in the form of before")
                .isThrownBy(() -> both.unwrap(new WrappedDataKey(8, "vault-1", before.wrapped(), begun)));
    }

    /** AES-GCM by vault-1, with the purpose and the version as associated data. */
    private byte[] wrappedBefore(int version) throws Exception {
        KeyStore store = KeyStore.getInstance(file.toFile(), KeyStores.PASSWORD.toCharArray());
        SecretKey master = (SecretKey) store.getKey("vault-1", KeyStores.PASSWORD.toCharArray());
        byte[] bound = ByteBuffer.allocate(19)
                .put("css-data-key-v1".getBytes(StandardCharsets.US_ASCII))
                .putInt(version)
                .array();
        return new AesGcm(Optional.empty(), master).seal(bound, key, random);
    }

    @Test
    void aMissingMasterKeyIsNamed() throws Exception {
        WrappedDataKey wrapped =
                MasterKeys.load(KeyStores.with(file, "vault-2")).wrap(3, key, Instant.EPOCH, random);
        MasterKeys others = MasterKeys.load(KeyStores.with(folder.resolve("other.p12"), "vault-1"));

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> others.unwrap(wrapped))
                .withMessageContaining("does not hold the master key vault-2, which data key 3");
    }

    @Test
    void anotherMasterKeyOfTheNameIsToldApart() throws Exception {
        WrappedDataKey wrapped =
                MasterKeys.load(KeyStores.with(file, "vault-1")).wrap(3, key, Instant.EPOCH, random);
        MasterKeys others = MasterKeys.load(KeyStores.with(folder.resolve("other.p12"), "vault-1"));

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> others.unwrap(wrapped))
                .withMessageContaining("its vault-1 is another key than the one that data key 3");
    }

    @Test
    void whatIsWrongWithAStoreIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no key store");
        KeyStores.with(file, "vault-1");

        assertFault(
                KeyStores.settings(folder.resolve("none")), "css.vault.keystore: there is no file that can be read");
        assertFault(KeyStores.settings(text), "css.vault.keystore: is no key store that can be opened");
        assertFault(
                new VaultSettings(Kind.PKCS12, file, "another password"), "css.vault.keystore.password: does not open");
        assertFault(KeyStores.with(file, "other-1", "vault-0"), "has to hold a secret key named vault-1");
        assertFault(KeyStores.withBits(file, 128, "vault-1"), "vault-1 is no AES key of 256 bits");
    }

    private static void assertFault(VaultSettings settings, String message) {
        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> MasterKeyStore.check(settings))
                .withMessageContaining(message)
                .withMessageNotContaining("another password");
    }

    @Test
    void noTextShowsAKey() throws Exception {
        VaultSettings settings = KeyStores.with(file, "vault-1");
        MasterKeys keys = MasterKeys.load(settings);
        WrappedDataKey wrapped = keys.wrap(1, key, Instant.EPOCH, random);

        assertThat(settings.toString() + keys + wrapped + keys.unwrap(wrapped))
                .doesNotContain(KeyStores.PASSWORD, "[B@")
                .contains("vault.p12", "DataKey[1]", "1 by vault-1");
    }
}
