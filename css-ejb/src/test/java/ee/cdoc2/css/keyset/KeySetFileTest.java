package ee.cdoc2.css.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set in a file, through the same door as one of a server. */
class KeySetFileTest {
    private static final ECPublicKey OLD =
            (ECPublicKey) KeyPairs.of(KeyType.P256).getPublic();
    private static final ECPublicKey NEW =
            (ECPublicKey) KeyPairs.of(KeyType.P256).getPublic();

    @TempDir
    private Path folder;

    private Path file;
    private KeySets sets;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("auth.jwks");
        Files.writeString(file, JwkSets.set(JwkSets.jwk("old", OLD)));
        sets = KeySets.of(
                new KeySetSettings(
                        Map.of(
                                SigningServer.AUTH_SERVER,
                                KeySetSource.parse(file.toString()).orElseThrow()),
                        new KeySetConnection(Set.of(), false, KeySetConnection.DEFAULT_LIMITS),
                        KeySetTimes.defaults(),
                        PublishedKeys.REFUSED),
                Clock.systemUTC(),
                MonotonicClock.system());
    }

    @Test
    void isReadWhenItIsNeededFirst() {
        assertThat(sets.authServer().named("old")).isEqualTo(OLD);
    }

    @Test
    void isReadAgainAtEachRefresh() throws IOException {
        sets.refresh();
        Files.writeString(file, JwkSets.set(JwkSets.jwk("new", NEW)));
        sets.refresh();

        assertThat(sets.authServer().named("new")).isEqualTo(NEW);
        assertThat(denial("old")).isEqualTo(Denial.KEY_UNKNOWN);
    }

    @Test
    void thatIsGoneLeavesTheKeysAsTheyAre() throws IOException {
        sets.refresh();
        Files.delete(file);
        sets.refresh();

        assertThat(sets.authServer().named("old")).isEqualTo(OLD);
        assertThat(denial("new")).isEqualTo(Denial.KEYS_UNAVAILABLE);
    }

    @Test
    void ofTheAuthServerIsNotTheRpServers() {
        assertThat(catchThrowableOfType(Denied.class, () -> sets.rpServer().named("old"))
                        .reason())
                .isEqualTo(Denial.KEYS_UNAVAILABLE);
    }

    private Denial denial(String keyId) {
        return catchThrowableOfType(Denied.class, () -> sets.authServer().named(keyId))
                .reason();
    }
}
