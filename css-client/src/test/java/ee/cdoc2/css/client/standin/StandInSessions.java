package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.ServerKeys;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.relyingparty.CounterSignature;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.relyingparty.CounterSignatureSettings;
import ee.cdoc2.css.session.PresentedSession;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.smartid.FlowType;
import ee.cdoc2.css.smartid.RelyingParty;
import ee.cdoc2.css.smartid.SignatureParameters;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.KeyRing;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** What a CSS in memory believes of the second protocol: as the server's own readers and verifiers do, but for certificates. */
public record StandInSessions(AuthServer authServer, RpServer rpServer, Clock clock) {

    PresentedSession session(HttpsStandIn.Request request) {
        PresentedSession session = PresentedSession.parse(header(request, "x-cdoc2-session-token"));
        require(Es256.verifies(
                keys(authServer.keys()).named(session.keyId()), session.signingInput(), session.signature()));
        require(subject(header(request, "x-cdoc2-session-x5c"))
                .contains("=" + session.subject().subjectSerialNumber()));
        return session;
    }

    PresentedAuthToken token(HttpsStandIn.Request request) {
        PresentedAuthToken token = PresentedAuthToken.parse(header(request, "x-cdoc2-auth-token"));
        X509Certificate certificate = certificate(header(request, "x-cdoc2-auth-x5c"));
        require(subject(header(request, "x-cdoc2-auth-x5c"))
                .contains("=" + token.issuer().subjectSerialNumber()));
        String parameters = request.header().apply("x-cdoc2-sid-rpv3-signature-parameters");
        if (parameters != null) {
            require(request.header().apply("x-rp-name") == null);
            new AcspV2Signature(
                            new RelyingParty(
                                    rpServer.party().schemeName(),
                                    rpServer.party().name(),
                                    Set.of(FlowType.values())),
                            SignatureVerifier.ofJdk())
                    .verify(
                            certificate.getPublicKey(),
                            SignatureParameters.parse(parameters),
                            AcspV2Text.rpChallenge(token.signingInput()),
                            token.signature());
        } else {
            require(Es256.verifies(certificate.getPublicKey(), token.signingInput(), token.signature()));
            new CounterSignatureCheck(
                            new CounterSignatureSettings(
                                    rpServer.mobileIdName(),
                                    Set.of("rp-sig"),
                                    Duration.ofMinutes(5),
                                    Duration.ofMinutes(1)),
                            keys(rpServer.keys()),
                            clock,
                            SignatureVerifier.ofJdk())
                    .verify(
                            CounterSignature.parse(new CounterSignatureFields(
                                    header(request, "x-rp-signed-hash"),
                                    header(request, "x-rp-name"),
                                    header(request, "Signature-Input"),
                                    header(request, "Signature"))),
                            token.signature());
        }
        return token;
    }

    private static ServerKeys keys(KeyRing ring) {
        return keyId -> (ECPublicKey) ring.publicKey(keyId).orElseThrow(() -> new Denied(Denial.KEY_UNKNOWN));
    }

    private static String header(HttpsStandIn.Request request, String name) {
        String value = request.header().apply(name);
        require(value != null);
        return value;
    }

    private static String subject(String x5c) {
        return certificate(x5c).getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.5", "SERIALNUMBER"));
    }

    private static X509Certificate certificate(String x5c) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getUrlDecoder().decode(x5c)));
        } catch (GeneralSecurityException malformed) {
            throw new Denied(Denial.CERTIFICATE_MALFORMED);
        }
    }

    static void require(boolean holds) {
        if (!holds) {
            throw new Denied(Denial.SIGNATURE_INVALID);
        }
    }
}
