package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.remote.RemoteLimits;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.trust.Certificates;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.Mutations;
import ee.cdoc2.css.trust.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspCertificateStatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Logger LOGGER = Logger.getLogger(OcspCertificateStatus.class.getName());
    private static final OcspSettings SETTINGS =
            TestSettings.in(new OcspMode.Fixed(URI.create("http://aia.sk.ee/eid")));

    private final SettableClock clock = new SettableClock(NOW);
    private final CertificateAuthority authority =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST CA"), clock);
    private final Identity delegate = authority.issue(CertificateProfiles.ocspDelegate());
    private final IssuedCertificate issued = Certificates.issued(
            authority.issue(CertificateProfiles.mobileId("PNOEE-48010010101")).certificate(), authority.certificate());
    private final AtomicInteger questions = new AtomicInteger();
    private final WatchStub watch = new WatchStub();
    private final GoodAnswers goodAnswers = new GoodAnswers(SETTINGS.cache(), clock, clock);
    private final ResponderStatuses statuses = new ResponderStatuses(clock);
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private boolean silent;
    private volatile byte[] current;
    private final OcspCertificateStatus status = status(SETTINGS);

    /** Thousands of bent answers would fill the log of the build. */
    @BeforeEach
    void keepTheBuildQuiet() {
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void letTheBuildSpeak() {
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void passesAGoodCertificate() {
        assertThat(outcome(answering(answer(CertificateStatus.GOOD)))).isEmpty();
    }

    @Test
    void refusesARevokedCertificate() {
        assertThat(outcome(answering(answer(new RevokedStatus(Date.from(NOW))))))
                .hasValue(Denial.CERTIFICATE_REVOKED);
    }

    @Test
    void refusesAnUnknownCertificate() {
        assertThat(outcome(answering(answer(new UnknownStatus())))).hasValue(Denial.CERTIFICATE_STATUS_UNKNOWN);
    }

    @Test
    void refusesACertificateThatNamesNoResponder() {
        assertThat(outcome(status(OcspSettings.defaults()))).hasValue(Denial.OCSP_RESPONDER_NOT_ALLOWED);
    }

    @Test
    void passesEveryCertificateWhenOff() {
        assertThat(outcome(OcspCertificateStatus.of(
                        TestSettings.in(new OcspMode.Off()),
                        goodAnswers,
                        statuses,
                        clock,
                        clock,
                        new SecureRandom(),
                        TestedVerifier.INSTANCE,
                        watch)))
                .isEmpty();
    }

    @Test
    void tellsTheWatchWhatCameOfEachQuestion() {
        outcome(answering(answer(new UnknownStatus())));
        outcome(answering(new byte[0]));
        outcome(answering(answer(CertificateStatus.GOOD)));
        outcome(status);

        assertThat(watch.heard())
                .containsExactly("CERTIFICATE_STATUS_UNKNOWN", "OCSP_ANSWER_REFUSED", "good", "remembered");
    }

    @Test
    void tellsOfAResponderByOneNameHoweverItsUrlIsSpelled() {
        silent = true;
        OcspCertificateStatus loud = status(TestSettings.in(new OcspMode.Fixed(URI.create("http://AIA.sk.ee:80/eid"))));
        for (int i = 0; i <= RemoteLimits.defaults().failures(); i++) {
            outcome(loud);
        }

        assertThat(watch.responders()).containsExactly("aia.sk.ee");
        assertThat(statuses.byHost()).containsOnlyKeys("aia.sk.ee");
    }

    @Test
    void notesHowTheResponderAnsweredLast() {
        outcome(answering(answer(CertificateStatus.GOOD)));
        assertThat(statuses.byHost()).containsEntry("aia.sk.ee", new ResponderStatus(true, "good", NOW));

        goodAnswers.forget();
        outcome(answering(new byte[0]));

        assertThat(statuses.byHost())
                .containsEntry("aia.sk.ee", new ResponderStatus(false, "ocsp_answer_refused", NOW));
    }

    @Test
    void asksAgainAfterForgetting() {
        OcspCertificateStatus asked = answering(answer(CertificateStatus.GOOD));
        outcome(asked);
        assertThat(goodAnswers.size()).isEqualTo(1);

        goodAnswers.forget();

        assertThat(goodAnswers.size()).isZero();
        outcome(asked);
        assertThat(questions).hasValue(2);
    }

    @Test
    void doesNotAskAgainForAMinute() {
        OcspCertificateStatus asked = answering(answer(CertificateStatus.GOOD));
        outcome(asked);

        clock.advance(Duration.ofSeconds(59));

        assertThat(outcome(asked)).isEmpty();
        assertThat(questions).hasValue(1);
    }

    @Test
    void asksAgainAfterAMinute() {
        OcspCertificateStatus asked = answering(answer(CertificateStatus.GOOD));
        outcome(asked);

        clock.advance(Duration.ofSeconds(60));

        outcome(asked);
        assertThat(questions).hasValue(2);
    }

    @Test
    void asksEachTimeAboutARevokedCertificate() {
        OcspCertificateStatus asked = answering(answer(new RevokedStatus(Date.from(NOW))));
        outcome(asked);
        outcome(asked);

        assertThat(questions).hasValue(2);
    }

    @Test
    void asksEachTimeAfterAFault() {
        OcspCertificateStatus asked = answering(new byte[0]);
        outcome(asked);
        outcome(asked);

        assertThat(questions).hasValue(2);
    }

    @Test
    void doesNotAskForAWhileAfterSilence() {
        silent = true;
        for (int i = 0; i < 5; i++) {
            assertThat(outcome(status)).hasValue(Denial.OCSP_UNREACHABLE);
        }
        assertThat(outcome(status)).hasValue(Denial.OCSP_PAUSED);
        assertThat(questions).hasValue(5);
        silent = false;
        clock.advance(Duration.ofSeconds(5));

        assertThat(outcome(answering(answer(CertificateStatus.GOOD)))).isEmpty();
        assertThat(watch.heard()).containsSequence("aia.sk.ee paused", "OCSP_PAUSED", "good", "aia.sk.ee asked again");
    }

    /** It answers; and whoever has a certificate with which it has a problem must not keep others from asking. */
    @Test
    void goesOnAskingAResponderThatRefuses() {
        byte[] tryLater = {0x30, 3, 10, 1, 3};
        for (int i = 0; i < 10; i++) {
            assertThat(outcome(answering(tryLater))).hasValue(Denial.OCSP_UNREACHABLE);
        }

        assertThat(questions).hasValue(10);
    }

    @Test
    void asksOnceForAllWhoAskAtATime() throws Exception {
        current = answer(new RevokedStatus(Date.from(NOW)));
        hold = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Optional<Denial>>> releases = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                releases.add(threads.submit(() -> {
                    arrived.incrementAndGet();
                    return outcome(status);
                }));
            }
            while (arrived.get() < 10 || questions.get() < 1) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(100); // for the last of them to get from the line above to the question
            hold.countDown();

            for (Future<Optional<Denial>> release : releases) {
                assertThat(release.get(10, TimeUnit.SECONDS)).hasValue(Denial.CERTIFICATE_REVOKED);
            }
            assertThat(questions).hasValue(1);
        } finally {
            hold.countDown();
            threads.shutdown();
        }
    }

    private void await() {
        try {
            hold.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsTheOperatorAboutAFaultOfTheConfiguration() {
        byte[] unauthorized = {0x30, 3, 10, 1, 6};

        assertThat(logOf(unauthorized)).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(text(record))
                    .isEqualTo("OCSP responder aia.sk.ee:80: unauthorized: it does not serve us, or not this issuer");
        });
    }

    @Test
    void doesNotAlarmTheOperatorWhenTheResponderIsBusy() {
        byte[] tryLater = {0x30, 3, 10, 1, 3};

        assertThat(logOf(tryLater))
                .singleElement()
                .satisfies(record -> assertThat(record.getLevel()).isEqualTo(Level.INFO));
    }

    @Test
    void saysNothingOfThePersonInTheLog() {
        String serial = issued.certificate().structure().getSerialNumber().toString();

        assertThat(logOf(answer(new RevokedStatus(Date.from(NOW))))).isEmpty();
        assertThat(logOf(new byte[0]))
                .extracting(OcspCertificateStatusTest::text)
                .allSatisfy(text -> assertThat(text).doesNotContain("48010010101", "PNOEE", serial));
    }

    @Test
    void tellsTheOperatorThatAResponderIsSilentAndThatItAnswersAgain() {
        silent = true;
        assertThat(logOf(() -> {
                    for (int i = 0; i < 5; i++) {
                        outcome(status);
                    }
                }))
                .filteredOn(record -> record.getLevel() == Level.WARNING)
                .singleElement()
                .satisfies(record -> assertThat(text(record)).contains("aia.sk.ee:80 has not answered 5 times"));

        silent = false;
        clock.advance(Duration.ofSeconds(5));
        assertThat(logOf(answer(CertificateStatus.GOOD))).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.INFO);
            assertThat(text(record)).contains("aia.sk.ee:80 answers again");
        });
    }

    private List<LogRecord> logOf(byte[] answer) {
        return logOf(() -> outcome(answering(answer)));
    }

    private List<LogRecord> logOf(Runnable calls) {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        LOGGER.addHandler(handler);
        try {
            calls.run();
        } finally {
            LOGGER.removeHandler(handler);
        }
        return records;
    }

    private static String text(LogRecord record) {
        return new SimpleFormatter().formatMessage(record);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverPassesABentAnswer(long seed) {
        byte[] good = answer(CertificateStatus.GOOD);
        Mutations mutations = new Mutations(seed);
        for (int round = 0; round < 750; round++) {
            byte[] bent = mutations.of(good);
            if (!Arrays.equals(bent, good)) {
                expectDenial(bent, seed, round);
            }
        }
    }

    @Test
    void neverPassesATruncatedAnswer() {
        byte[] good = answer(CertificateStatus.GOOD);
        for (int length = 0; length < good.length; length++) {
            expectDenial(Arrays.copyOf(good, length), 0, length);
        }
    }

    @Test
    void neverPassesNoise() {
        Mutations mutations = new Mutations(31);
        for (int round = 0; round < 500; round++) {
            expectDenial(mutations.noise(16 * 1024), 31, round);
        }
    }

    /** A recursive parser must not run out of stack on the deepest nesting that the size admits. */
    @Test
    void neverPassesDeepNesting() {
        byte[] deep = new byte[16 * 1024];
        for (int at = 0; at < deep.length; at += 2) {
            deep[at] = 0x30;
            deep[at + 1] = (byte) 0x80;
        }

        expectDenial(deep, 0, 0);
    }

    private void expectDenial(byte[] answer, long seed, int round) {
        try {
            current = answer;
            status.requireGood(issued);
            fail("seed " + seed + ", round " + round + ": passed");
        } catch (Denied expected) {
            assertThat(expected.reason()).isIn(Denial.OCSP_ANSWER_REFUSED, Denial.OCSP_UNREACHABLE);
        } catch (RuntimeException | StackOverflowError other) {
            fail("seed " + seed + ", round " + round, other);
        }
    }

    private Optional<Denial> outcome(ee.cdoc2.css.trust.CertificateStatus asked) {
        return Outcome.of(() -> asked.requireGood(issued));
    }

    private OcspCertificateStatus status(OcspSettings settings) {
        return new OcspCertificateStatus(
                settings,
                (responder, request) -> {
                    questions.incrementAndGet();
                    await();
                    if (silent) {
                        throw StatusUndetermined.silent("no answer in time");
                    }
                    return current;
                },
                goodAnswers,
                statuses,
                clock,
                clock,
                new FixedRandom(),
                TestedVerifier.INSTANCE,
                watch);
    }

    private OcspCertificateStatus answering(byte[] answer) {
        current = answer;
        return status;
    }

    private byte[] answer(CertificateStatus status) {
        try {
            OcspQuestions same = new OcspQuestions(CertIdHash.SHA1, new FixedRandom());
            Answer answer = new Answer(same.about(same.certId(issued)), delegate, NOW);
            answer.status = status;
            return answer.sign();
        } catch (StatusUndetermined impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
