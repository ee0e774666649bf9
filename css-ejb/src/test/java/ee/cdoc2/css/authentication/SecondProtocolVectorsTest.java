package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.JwkSets;
import ee.cdoc2.css.keyset.KeySet;
import ee.cdoc2.css.keyset.PublishedKeys;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.relyingparty.CounterSignatureSettings;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.session.SessionRules;
import ee.cdoc2.css.session.SessionSettings;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.smartid.SessionClaims;
import ee.cdoc2.css.smartid.SmartIdSignatures;
import ee.cdoc2.css.ticket.Written;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import ee.cdoc2.css.vectors.PublicVectors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The public vectors against the list as a whole: real tokens and certificates, but for the nonces, which are another
 * server's, and the status of the certificates. Session and signature are of different days, and so are the clocks.
 */
class SecondProtocolVectorsTest {
    private static final ShareId SHARE =
            ShareId.parse("ff0102030405060708090a0b0c0e0dff").orElseThrow();
    private static final String SID_SESSION = "v2-sid-session-token.filtered-nonce2.txt";
    private static final String MID_SESSION = "v2-mid-session-token.filtered-nonce2.txt";
    private static final String SID_CERTIFICATE = "sid40504040001-cert.b64url.txt";
    private static final String MID_CERTIFICATE = "mid51307149560-cert.b64url.txt";
    private static final String MID_TOKEN = "v2-mid-auth-token.cdoc2-auth.txt";

    private final RequestRecord record = new RequestRecord();

    @Test
    void smartId() {
        assertThat(outcome(smartIdCredentials(SID_SESSION, SID_CERTIFICATE))).isEmpty();
        assertThat(record.recipient().orElseThrow().value()).isEqualTo("etsi/PNOEE-40504040001");
    }

    @Test
    void mobileId() {
        assertThat(outcome(mobileIdCredentials(MID_SESSION, MID_CERTIFICATE))).isEmpty();
        assertThat(record.recipient().orElseThrow().value()).isEqualTo("etsi/PNOEE-51307149560");
    }

    /** Attack 35. */
    @Test
    void sessionOfTheOtherPerson() {
        assertThat(outcome(mobileIdCredentials(SID_SESSION, SID_CERTIFICATE))).hasValue(Denial.SESSION_SUBJECT_DIFFERS);
        assertThat(outcome(smartIdCredentials(MID_SESSION, MID_CERTIFICATE))).hasValue(Denial.SESSION_SUBJECT_DIFFERS);
    }

    /** Attacks 27 and 29. */
    @Test
    void sessionWithTheOtherPersonsCertificate() {
        assertThat(outcome(mobileIdCredentials(MID_SESSION, SID_CERTIFICATE))).hasValue(Denial.SUBJECT_DIFFERS);
        assertThat(outcome(mobileIdCredentials(SID_SESSION, MID_CERTIFICATE))).hasValue(Denial.SUBJECT_DIFFERS);
    }

    private static TokenCredentials smartIdCredentials(String session, String sessionCertificate) {
        return new TokenCredentials(
                session(session, sessionCertificate),
                PublicVectors.text("v2-sid-auth-token.cdoc2-auth.txt"),
                PublicVectors.text(SID_CERTIFICATE),
                new RelyingPartyProof.SmartId(
                        Written.base64url(PublicVectors.text("v2-sid-params.cdoc2-auth.json.txt"))));
    }

    private static TokenCredentials mobileIdCredentials(String session, String sessionCertificate) {
        String file = "v2-mid-rp-countersignature.txt";
        return new TokenCredentials(
                session(session, sessionCertificate),
                PublicVectors.text(MID_TOKEN),
                PublicVectors.text(MID_CERTIFICATE),
                new RelyingPartyProof.MobileId(new CounterSignatureFields(
                        PublicVectors.line(file, "x-rp-signed-hash"),
                        PublicVectors.line(file, "x-rp-name"),
                        PublicVectors.line(file, "Signature-Input"),
                        PublicVectors.line(file, "Signature"))));
    }

    private static SessionCredentials session(String token, String certificate) {
        return new SessionCredentials(PublicVectors.text(token), PublicVectors.text(certificate));
    }

    private Optional<Denial> outcome(TokenCredentials credentials) {
        TokenAuthenticator authenticator = authenticator();
        return Outcome.of(() -> authenticator.authenticate(SHARE, credentials));
    }

    private TokenAuthenticator authenticator() {
        Clock april = clock("2026-04-22T12:30:00Z");
        Clock may = clock("2026-05-17T09:48:20Z");
        AcspV2Signature smartId = new AcspV2Signature(SmartIdSignatures.DEMO, TestedVerifier.INSTANCE);
        CertificatePurpose purpose = new CertificatePurpose(PurposeRules.authentication());
        TrustAnchors anchors = new TrustAnchors(Map.of(
                new TrustDomain.Etsi(),
                Set.of(
                        authority("ca-TEST_of_SK_ID_Solutions_EID-Q_2024E.pem.txt"),
                        authority("ca-TEST_EID-Q_2021E.pem.txt"))));
        SessionSettings settings = new SessionSettings(
                "https://cdoc2-auth-server.ee",
                Set.of(
                        SessionNonceUrl.parse("http://localhost:8080/session_nonce_2")
                                .orElseThrow(),
                        SessionNonceUrl.parse("https://localhost:9080/session_nonce_2")
                                .orElseThrow()),
                Duration.ofHours(24),
                Duration.parse("PT24H10M"),
                Duration.ofMinutes(1));
        SessionAuthenticator sessions = new SessionAuthenticator(
                new SessionRules(
                        settings, keys("jwk-auth-server-ec-key-2026.json.txt"), april, TestedVerifier.INSTANCE),
                SecondProtocolVectorsTest::requireSessionNonce,
                new SessionClaims(Optional.of(smartId), true),
                purpose,
                new CertificatePath(anchors, april, TestedVerifier.INSTANCE),
                issued -> {},
                MonotonicClock.system(),
                record);
        return new TokenAuthenticator(
                sessions,
                Set.of(BaseUrl.parse("https://localhost:8442").orElseThrow()),
                SecondProtocolVectorsTest::recognise,
                Optional.of(smartId),
                Optional.of(new CounterSignatureCheck(
                        new CounterSignatureSettings(
                                "DEMO", Set.of("rp-sig"), Duration.ofMinutes(5), Duration.ofMinutes(1)),
                        keys("jwk-rp-server-ec-key-2026.json.txt"),
                        may,
                        TestedVerifier.INSTANCE)),
                purpose,
                new CertificatePath(anchors, may, TestedVerifier.INSTANCE),
                TestedVerifier.INSTANCE,
                issued -> {},
                record);
    }

    private static void requireSessionNonce(String text) {
        if (!text.equals("nrVcSEcHuWt2SKfjkMm6RQ")) {
            throw new Denied(Denial.SESSION_NONCE_UNKNOWN);
        }
    }

    private static LiveNonce recognise(ShareId shareId, String text) {
        if (!shareId.equals(SHARE) || !text.equals("AAECAwQFBgcICQoLDA4N_w")) {
            throw new Denied(Denial.NONCE_UNKNOWN);
        }
        return new LiveNonce(new Nonce("AAAAAAAAAAAAAAAA"), Instant.EPOCH, Instant.EPOCH);
    }

    private static KeySet keys(String file) {
        return JwkSets.parse(JwkSets.set(PublicVectors.text(file)), PublishedKeys.ADMITTED);
    }

    private static X509Certificate authority(String file) {
        byte[] pem = PublicVectors.text(file).getBytes(StandardCharsets.US_ASCII);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
