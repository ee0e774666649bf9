package ee.cdoc2.css.authentication;

import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.vectors.AudienceVector;
import ee.cdoc2.css.testkit.vectors.Signers;
import ee.cdoc2.css.testkit.vectors.TicketRequest;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What recipients authenticate to in these tests: one server, its clock, its nonces, and the CAs that it trusts. */
final class TestServer {
    static final ShareId SHARE =
            ShareId.parse("5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").orElseThrow();

    private static final ShareId OTHER_SHARE =
            ShareId.parse("fedcba9876543210fedcba9876543210").orElseThrow();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String BASE = "https://css.test:9443";
    private static final CertificateAuthority EID =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("eID CA"), CLOCK);
    private static final CertificateAuthority VENDOR =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("Vendor CA"), CLOCK);
    private static final Signers SIGNERS = new Signers(EID, VENDOR, CLOCK, "http://ocsp.test/");
    private static final NonceKeys KEYS = new NonceKeys();

    static {
        KEYS.replace(List.of(new NonceKey(1, new byte[32], CLOCK.instant().minus(Duration.ofDays(1)))));
    }

    private TestServer() {}

    static RecipientAuthenticator authenticator(CertificateStatus status, RequestRecord record) {
        return authenticator(EnumSet.allOf(SignatureAlgorithm.class), status, record);
    }

    static RecipientAuthenticator authenticator(
            Set<SignatureAlgorithm> algorithms, CertificateStatus status, RequestRecord record) {
        return new RecipientAuthenticator(
                new TicketSettings(
                        Set.of(base(BASE), base(AudienceVector.DEFAULT_PORT_BASE), base(AudienceVector.PATH_BASE)),
                        algorithms),
                nonces(CLOCK),
                new CertificatePurpose(PurposeRules.authentication()),
                new CertificatePath(
                        new TrustAnchors(Map.of(
                                new TrustDomain.Etsi(), Set.of(EID.certificate()),
                                new TrustDomain.Vendor(Signers.VENDOR), Set.of(VENDOR.certificate()))),
                        CLOCK,
                        TestedVerifier.INSTANCE),
                TestedVerifier.INSTANCE,
                status,
                record);
    }

    /** {@return whether the vector can be presented without an HTTP edge: one value in each header} */
    static boolean isPlain(TicketVector vector) {
        return request(vector, "AAAAAAAAAAAAAAAA").isPlain();
    }

    static TicketCredentials credentials(TicketVector vector) {
        Clock earlier = Clock.offset(CLOCK, Duration.ofSeconds(-301));
        TicketRequest request = request(
                vector,
                switch (vector.nonce()) {
                    case FRESH, SPENT -> nonces(CLOCK).make(Scheme.V1, SHARE).value();
                    case OTHER_SHARE ->
                        nonces(CLOCK).make(Scheme.V1, OTHER_SHARE).value();
                    case EXPIRED -> nonces(earlier).make(Scheme.V1, SHARE).value();
                });
        return new TicketCredentials(request.ticket(), request.x5c());
    }

    /** {@return credentials that are good for {@link #SHARE}} */
    static TicketCredentials goodCredentials() {
        return Vectors.ofRepository().tickets().stream()
                .filter(vector -> vector.expectation().accepted())
                .filter(TestServer::isPlain)
                .map(TestServer::credentials)
                .findFirst()
                .orElseThrow();
    }

    private static TicketRequest request(TicketVector vector, String nonce) {
        return vector.render(SIGNERS, BASE, SHARE.toString(), nonce);
    }

    private static Nonces nonces(Clock clock) {
        ClockAgreement agreement = new ClockAgreement();
        Instant now = clock.instant();
        agreement.compare(now, new NonceHorizon(now, Instant.EPOCH), now);
        return new Nonces(
                KEYS,
                new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7)),
                agreement,
                clock,
                new SecureRandom());
    }

    private static BaseUrl base(String url) {
        return BaseUrl.parse(url).orElseThrow();
    }
}
