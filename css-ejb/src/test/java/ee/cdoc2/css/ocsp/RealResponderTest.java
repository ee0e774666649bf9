package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.ocsp.GoodAnswer;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.ocsp.OcspResponder;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.Certificates;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole client against a responder on loopback, which answers well or wrongly as it is asked to. */
@Timeout(20)
class RealResponderTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final Map<OcspFault, Denial> NOT_REFUSED = Map.of(
            OcspFault.REVOKED, Denial.CERTIFICATE_REVOKED,
            OcspFault.GOOD_AND_REVOKED, Denial.CERTIFICATE_REVOKED,
            OcspFault.SUSPENDED, Denial.CERTIFICATE_REVOKED,
            OcspFault.UNKNOWN, Denial.CERTIFICATE_STATUS_UNKNOWN);
    private static final Set<OcspFault> UNREACHABLE = Set.of(
            OcspFault.TRY_LATER,
            OcspFault.INTERNAL_ERROR,
            OcspFault.UNAUTHORIZED,
            OcspFault.MALFORMED_REQUEST,
            OcspFault.SIG_REQUIRED,
            OcspFault.SLOW,
            OcspFault.DRIBBLE,
            OcspFault.HTTP_500);
    private static OcspResponder responder;

    @BeforeAll
    static void start() {
        responder = OcspResponder.start(CA);
    }

    @AfterAll
    static void stop() {
        responder.close();
    }

    @ParameterizedTest
    @EnumSource
    void passesOnEachGoodAnswer(GoodAnswer good) {
        assertThat(outcome(byAia(CertIdHash.SHA1), responder.url(good))).isEmpty();
    }

    @Test
    void asksWithSha256WhereConfigured() {
        assertThat(outcome(byAia(CertIdHash.SHA256), responder.url(GoodAnswer.GOOD)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deniesOnEachFault(OcspFault fault) {
        Denial otherwise = UNREACHABLE.contains(fault) ? Denial.OCSP_UNREACHABLE : Denial.OCSP_ANSWER_REFUSED;
        Denial expected = NOT_REFUSED.getOrDefault(fault, otherwise);

        assertThat(outcome(byAia(CertIdHash.SHA1), responder.url(fault))).hasValue(expected);
        assertThat(expected.problem().status()).isEqualTo(fault.expectedStatus());
    }

    @Test
    void deniesWhenNobodyListens() {
        assertThat(outcome(at(OcspResponder.refusedUrl()), null)).hasValue(Denial.OCSP_UNREACHABLE);
    }

    @Test
    void deniesWhenTheResponderIsNotOnTheList() {
        CertificateStatus standard = status(OcspSettings.defaults());

        assertThat(outcome(standard, responder.url("/good/not-on-the-list")))
                .hasValue(Denial.OCSP_RESPONDER_NOT_ALLOWED);
        assertThat(responder.count("/good/not-on-the-list")).isZero();
    }

    @Test
    void passesAsSoonAsTheResponderIsBack() {
        CertificateStatus status = byAia(CertIdHash.SHA1);
        String url = responder.url(OcspFault.TRY_LATER.oncePath("back"));
        IssuedCertificate issued = person(url);

        assertThat(Outcome.of(() -> status.requireGood(issued))).hasValue(Denial.OCSP_UNREACHABLE);
        assertThat(Outcome.of(() -> status.requireGood(issued))).isEmpty();
    }

    @Test
    void asksOnceForSeveralReleases() {
        CertificateStatus status = byAia(CertIdHash.SHA1);
        IssuedCertificate issued = person(responder.url("/good/several"));

        status.requireGood(issued);
        status.requireGood(issued);

        assertThat(responder.count("/good/several")).isEqualTo(1);
    }

    private static Optional<Denial> outcome(CertificateStatus status, String aia) {
        return Outcome.of(() -> status.requireGood(person(aia)));
    }

    private static IssuedCertificate person(String aia) {
        return Certificates.issued(
                CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(aia))
                        .certificate(),
                CA.certificate());
    }

    private static CertificateStatus byAia(CertIdHash hash) {
        String host = URI.create(responder.url("/")).getAuthority();
        return status(new OcspMode.Aia(ResponderHosts.parse(host)), hash);
    }

    private static CertificateStatus at(String url) {
        return status(new OcspMode.Fixed(URI.create(url)), CertIdHash.SHA1);
    }

    private static CertificateStatus status(OcspMode mode, CertIdHash hash) {
        return status(TestSettings.impatient(mode, hash));
    }

    private static CertificateStatus status(OcspSettings settings) {
        Clock clock = Clock.systemUTC();
        return OcspCertificateStatus.of(
                settings,
                new GoodAnswers(settings.cache(), clock, MonotonicClock.system()),
                new ResponderStatuses(clock),
                clock,
                MonotonicClock.system(),
                new SecureRandom(),
                TestedVerifier.INSTANCE,
                new WatchStub());
    }
}
