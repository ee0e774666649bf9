package ee.cdoc2.css.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.ocsp.SettableClock;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.process.Polling;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a server's keys while it changes them, is down, or is asked for keys that it never had. */
@Timeout(30)
class RefreshedKeysTest {
    private static final ECPublicKey FIRST = key();
    private static final ECPublicKey SECOND = key();
    private static final Polling PATIENTLY = new Polling(Duration.ofSeconds(10));
    private static final Logger LOGGER = Logger.getLogger(KeySetLog.class.getName());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T10:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private volatile KeySetOrigin origin = () -> bytes(JwkSets.set(JwkSets.jwk("first", FIRST)));
    private final RefreshedKeys keys = keys();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(listener);
        threads.shutdownNow();
    }

    @Test
    void aKnownKeyCostsNoFetch() {
        keys.refresh();

        for (int i = 0; i < 100; i++) {
            assertThat(keys.named("first")).isEqualTo(FIRST);
        }

        assertThat(fetches).hasValue(1);
    }

    /** Attack 68. */
    @Test
    void withoutASetNoKeyIsKnownToBeMissing() {
        down();
        keys.refresh();

        assertThat(denial("first")).isEqualTo(Denial.KEYS_UNAVAILABLE);
    }

    /** Attack 68: the first request after the server is there again brings its keys. */
    @Test
    void aServerThatWasDownAtTheStartIsFoundLater() {
        down();
        keys.refresh();
        up(JwkSets.jwk("first", FIRST));

        assertThat(keys.named("first")).isEqualTo(FIRST);
    }

    /** Attack 23. */
    @Test
    void aThousandUnknownKeysInAMinuteAreOneFetch() {
        keys.refresh();

        for (int i = 0; i < 1000; i++) {
            assertThat(denial("unknown-" + i)).isEqualTo(Denial.KEY_UNKNOWN);
            clock.advance(Duration.ofMillis(59));
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void afterTheIntervalAnUnknownKeyIsLookedForAgain() {
        keys.refresh();
        denial("second");
        up(JwkSets.jwk("first", FIRST), JwkSets.jwk("second", SECOND));
        clock.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(denial("second")).isEqualTo(Denial.KEY_UNKNOWN);
        clock.advance(Duration.ofNanos(1));

        assertThat(keys.named("second")).isEqualTo(SECOND);
    }

    /** Attack 73. */
    @Test
    void aNewKeyIsFoundAndARemovedOneIsGoneAfterTheRefresh() {
        keys.refresh();
        up(JwkSets.jwk("second", SECOND));
        assertThat(keys.named("first")).isEqualTo(FIRST);
        keys.refresh();

        assertThat(keys.named("second")).isEqualTo(SECOND);
        assertThat(denial("first")).isEqualTo(Denial.KEY_UNKNOWN);
    }

    /** Attack 73. */
    @Test
    void aNewKeyThatCannotBeFetchedIsNotKnownToBeMissing() {
        keys.refresh();
        down();

        assertThat(denial("second")).isEqualTo(Denial.KEYS_UNAVAILABLE);
        assertThat(denial("second")).isEqualTo(Denial.KEYS_UNAVAILABLE); // and is not fetched again
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aServerThatIsDownForAnHourTakesNothingAway() {
        keys.refresh();
        down();
        for (int minute = 0; minute < 60; minute += 10) {
            clock.advance(Duration.ofMinutes(10));
            keys.refresh();
            assertThat(keys.named("first")).isEqualTo(FIRST);
            assertThat(denial("second")).isEqualTo(Denial.KEYS_UNAVAILABLE);
        }
        up(JwkSets.jwk("first", FIRST), JwkSets.jwk("second", SECOND));
        clock.advance(Duration.ofMinutes(1));

        assertThat(keys.named("second")).isEqualTo(SECOND);
        assertThat(keys.status().fetches()).containsEntry(FetchOutcome.GOOD, 2L);
    }

    /** Attack 69. */
    @Test
    void theLastGoodSetIsUsedForADayAndNoLonger() {
        keys.refresh();
        down();
        clock.advance(Duration.ofHours(24));
        assertThat(keys.named("first")).isEqualTo(FIRST);
        clock.advance(Duration.ofNanos(1));

        assertThat(denial("first")).isEqualTo(Denial.KEYS_UNAVAILABLE);
        assertThat(keys.status().usable()).isFalse();
    }

    /** The time of day is set by others: a set gets no younger by it. */
    @Test
    void aClockThatIsSetBackKeepsNoSetAlive() {
        keys.refresh();
        down();
        clock.advance(Duration.ofHours(24).plusNanos(1));
        clock.set(Instant.parse("2026-11-26T10:00:00Z"));

        assertThat(denial("first")).isEqualTo(Denial.KEYS_UNAVAILABLE);
    }

    /** Attacks 69 and 71. */
    @Test
    void aSetThatIsNoneLeavesTheOneBefore() {
        keys.refresh();
        List<String> bodies = List.of(
                "<html>",
                "{\"keys\":[]}",
                "{\"keys\":[],\"keys\":[]}",
                "eyJhbGciOiJFUzI1NiJ9.eyJrZXlzIjpbXX0.c2ln",
                JwkSets.set(JwkSets.jwk("same", FIRST), JwkSets.jwk("same", SECOND)));

        for (String body : bodies) {
            origin = () -> bytes(body);
            keys.refresh();
            assertThat(keys.named("first")).as(body).isEqualTo(FIRST);
        }

        assertThat(keys.status().fetches()).containsEntry(FetchOutcome.SET_REFUSED, 5L);
        assertThat(denial("same")).isEqualTo(Denial.KEYS_UNAVAILABLE);
    }

    /** Attack 69: an operator who is told "no JSON" would look for the fault in the wrong place. */
    @Test
    void aSetInAJwsIsNamedInTheLog() {
        origin = () -> bytes("eyJhbGciOiJFUzI1NiJ9.eyJrZXlzIjpbXX0.c2ln");
        keys.refresh();

        assertThat(logged)
                .containsExactly("WARNING The auth server's key set could not be fetched from"
                        + " https://auth.example/.well-known/jwks.jws: it is wrapped in a JWS, and only a plain JWK set is"
                        + " taken");
    }

    @Test
    void aFaultThatNobodyForesawIsAFailedFetch() {
        keys.refresh();
        origin = () -> {
            throw new IllegalStateException("secret");
        };
        keys.refresh();

        assertThat(keys.named("first")).isEqualTo(FIRST);
        assertThat(denial("second")).isEqualTo(Denial.KEYS_UNAVAILABLE);
        assertThat(logged).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void keysThatAreLeftOutAreToldOnce() {
        up(
                JwkSets.jwk("first", FIRST),
                "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"n\":\"AQ\",\"e\":\"AQAB\"}",
                JwkSets.jwk("private", SECOND, ",\"d\":\"AA\""),
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"published\","
                        + "\"x\":\"SIsDcu6c2CjOEIxZyh4ctZZA-zz4pFYv0duHPlNWinU\","
                        + "\"y\":\"50dC54PpOVtBHBGyzW1S6DgaBts-ywY3KgOclSIV97M\"}");
        keys.refresh();
        keys.refresh();

        assertThat(logged)
                .filteredOn(line -> line.contains("refused, rsa"))
                .singleElement()
                .asString()
                .startsWith(Level.WARNING.getName());
        assertThat(logged)
                .filteredOn(line -> line.contains("refused, private"))
                .singleElement()
                .asString()
                .startsWith(Level.SEVERE.getName())
                .contains("ALARM");
        assertThat(logged)
                .filteredOn(line -> line.contains("refused, published"))
                .singleElement()
                .asString()
                .startsWith(Level.SEVERE.getName())
                .contains("public repository");
        // attack 72
        assertThat(denial("published")).isEqualTo(Denial.KEY_UNKNOWN);
        assertThat(denial("private")).isEqualTo(Denial.KEY_UNKNOWN);
    }

    @Test
    void allWhoWaitForAnUnknownKeyShareOneFetch() throws Exception {
        keys.refresh();
        CountDownLatch answer = new CountDownLatch(1);
        origin = () -> {
            await(answer);
            return bytes(JwkSets.set(JwkSets.jwk("first", FIRST), JwkSets.jwk("second", SECOND)));
        };
        List<Future<ECPublicKey>> waiting = new ArrayList<>();
        for (int i = 0; i < RefreshedKeys.MAX_WAITING; i++) {
            waiting.add(threads.submit(() -> keys.named("second")));
        }
        assertThat(PATIENTLY.until(() -> keys.waiting() == RefreshedKeys.MAX_WAITING))
                .isTrue();

        assertThat(denial("second")).as("one more than may wait").isEqualTo(Denial.KEYS_UNAVAILABLE);
        assertThat(keys.named("first")).as("who needs no fetch").isEqualTo(FIRST);
        answer.countDown();
        for (Future<ECPublicKey> one : waiting) {
            assertThat(one.get()).isEqualTo(SECOND);
        }
        assertThat(fetches).hasValue(2);
    }

    /** The server signs with one key after the other, each published before it is used, while requests come in. */
    @Test
    void keysAreChangedWithoutALostRequest() throws Exception {
        keys.refresh();
        List<ECPublicKey> rotation = List.of(FIRST, SECOND, key(), key());
        List<String> names = List.of("first", "second", "third", "fourth");
        AtomicInteger signing = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(threads.submit(() -> {
                int served = 0;
                while (!over.get()) {
                    int with = signing.get();
                    assertThat(keys.named(names.get(with))).isEqualTo(rotation.get(with));
                    served++;
                }
                return served;
            }));
        }
        for (int next = 1; next < rotation.size(); next++) {
            String newest = names.get(next);
            up(IntStream.rangeClosed(0, next)
                    .mapToObj(i -> JwkSets.jwk(names.get(i), rotation.get(i)))
                    .toArray(String[]::new));
            clock.advance(Duration.ofMinutes(1));
            signing.set(next); // nobody has fetched the set with it yet
            assertThat(PATIENTLY.until(() -> keys.status().keys().stream()
                            .anyMatch(key -> key.keyId().equals(newest))))
                    .isTrue();
            keys.refresh();
        }
        over.set(true);

        for (Future<Integer> client : clients) {
            assertThat(client.get()).isPositive();
        }
    }

    @Test
    void theStatusSaysWhatIsKnown() {
        assertThat(keys.status().summary()).isEqualTo("0 keys, last fetch still to come");
        keys.refresh();
        clock.advance(Duration.ofSeconds(90));

        assertThat(keys.status().summary()).isEqualTo("1 key, 90 s old, last fetch good at 2026-11-26T10:00:00Z");
    }

    private RefreshedKeys keys() {
        KeySetSource source = new KeySetSource.Url(URI.create("https://auth.example/.well-known/jwks.jws"));
        return new RefreshedKeys(
                SigningServer.AUTH_SERVER,
                source,
                () -> {
                    fetches.incrementAndGet();
                    return origin.read();
                },
                new KeySetSettings(
                        Map.of(SigningServer.AUTH_SERVER, source),
                        new KeySetConnection(Set.of(), false, KeySetConnection.DEFAULT_LIMITS),
                        KeySetTimes.defaults(),
                        PublishedKeys.REFUSED),
                clock,
                clock);
    }

    private void up(String... jwks) {
        origin = () -> bytes(JwkSets.set(jwks));
    }

    private void down() {
        origin = () -> {
            throw new FetchFailed(FetchOutcome.UNREACHABLE, "connection refused");
        };
    }

    private Denial denial(String keyId) {
        return catchThrowableOfType(Denied.class, () -> keys.named(keyId)).reason();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ECPublicKey key() {
        return (ECPublicKey) KeyPairs.of(KeyType.P256).getPublic();
    }
}
