package ee.cdoc2.css.testkit.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.BouncyCastle;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OcspResponderTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST EID-Q");
    private static final OcspResponder RESPONDER = OcspResponder.start(AUTHORITY);
    private static final Identity PERSON = AUTHORITY.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] NONCE = new SecureRandom().generateSeed(32);
    private static final AlgorithmIdentifier SHA1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    @AfterAll
    static void close() {
        RESPONDER.close();
    }

    @ParameterizedTest
    @EnumSource(GoodAnswer.class)
    void answersGoodWithTheNonceAsked(GoodAnswer good) throws Exception {
        BasicOCSPResp answer = basic(ask(good.path(), SHA1).body());
        CertificateID asked = id(SHA1);

        assertThat(answer.getResponses())
                .filteredOn(single -> single.getCertID().equals(asked))
                .singleElement()
                .satisfies(single -> assertThat(single.getCertStatus()).isSameAs(CertificateStatus.GOOD));
        assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getExtnValue()
                        .getOctets())
                .isEqualTo(good == GoodAnswer.BARE_NONCE ? NONCE : new DEROctetString(NONCE).getEncoded());
        assertThat(answer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(answer.getCerts()[0])))
                .isTrue();
    }

    @Test
    void answersAboutSha256CertIds() throws Exception {
        assertThat(basic(ask("/good", SHA256).body()).getResponses()[0].getCertID())
                .isEqualTo(id(SHA256));
    }

    @Test
    void saysSuspendedAsRevokedOnHold() throws Exception {
        RevokedStatus status = (RevokedStatus)
                basic(ask("/suspended", SHA1).body()).getResponses()[0].getCertStatus();

        assertThat(status.getRevocationReason()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspFault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SLOW", "DRIBBLE"})
    void noFaultLooksLikeAGoodAnswer(OcspFault fault) throws Exception {
        HttpResponse<byte[]> answer = ask(fault.path(), SHA1);

        assertThat(isGood(answer)).isFalse();
    }

    @Test
    void showsAFaultInTheFirstRequestOnly() throws Exception {
        String path = OcspFault.TRY_LATER.oncePath("token-1");

        assertThat(new OCSPResp(ask(path, SHA1).body()).getStatus()).isEqualTo(3);
        assertThat(isGood(ask(path, SHA1))).isTrue();
        assertThat(new OCSPResp(ask(OcspFault.TRY_LATER.oncePath("token-2"), SHA1)
                                .body())
                        .getStatus())
                .isEqualTo(3);
    }

    @Test
    void countsRequestsPerPath() throws Exception {
        ask("/good/counted", SHA1);
        ask("/good/counted", SHA1);

        HttpRequest count = HttpRequest.newBuilder(URI.create(RESPONDER.url("/count/good/counted")))
                .build();
        assertThat(CLIENT.send(count, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("2");
    }

    @Test
    void answersForItsOwnAuthoritiesOnly() throws Exception {
        try (OcspResponder other = OcspResponder.start(CertificateAuthority.named("OTHER"))) {
            assertThat(new OCSPResp(ask(other.url("/good"), request(SHA1)).body()).getStatus())
                    .isEqualTo(6);
        }
    }

    /** A simple verifier, with one condition for each check of a real one. */
    private static boolean isGood(HttpResponse<byte[]> answer) throws Exception {
        if (answer.statusCode() != 200
                || answer.body().length > 16_000
                || !answer.headers().firstValue("content-type").orElse("").equals("application/ocsp-response")) {
            return false;
        }
        try {
            BasicOCSPResp basic = basic(answer.body());
            X509CertificateHolder signer = basic.getCerts()[0];
            long now = System.currentTimeMillis();
            var single = basic.getResponses()[0];
            Extension nonce = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            return new OCSPResp(answer.body()).getEncoded().length == answer.body().length
                    && basic.getResponses().length == 1
                    && single.getCertStatus() == CertificateStatus.GOOD
                    && single.getCertID().equals(id(SHA1))
                    && single.getThisUpdate().getTime() <= now + 1000
                    && (single.getNextUpdate() != null
                            ? single.getNextUpdate().getTime() > now
                            : single.getThisUpdate().getTime() > now - 60_000)
                    && basic.getProducedAt().getTime() <= now + 1000
                    && nonce != null
                    && nonce.getParsedValue().equals(new DEROctetString(NONCE))
                    && basic.getCriticalExtensionOIDs().isEmpty()
                    && signer.getIssuer()
                            .equals(new X509CertificateHolder(
                                            AUTHORITY.certificate().getEncoded())
                                    .getSubject())
                    && signer.isValidOn(new java.util.Date())
                    && signer.getExtension(Extension.extendedKeyUsage) != null
                    && basic.getResponderId().toASN1Primitive().getName().equals(signer.getSubject())
                    && !basic.getSignatureAlgOID().equals(org.bouncycastle.asn1.x9.X9ObjectIdentifiers.ecdsa_with_SHA1)
                    && basic.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(signer));
        } catch (IOException malformed) {
            return false;
        }
    }

    private static BasicOCSPResp basic(byte[] response) throws Exception {
        OCSPResp parsed = new OCSPResp(response);
        if (parsed.getStatus() != OCSPResp.SUCCESSFUL) {
            throw new IOException("status " + parsed.getStatus());
        }
        return (BasicOCSPResp) parsed.getResponseObject();
    }

    private static HttpResponse<byte[]> ask(String path, AlgorithmIdentifier hash) throws Exception {
        return ask(RESPONDER.url(path), request(hash));
    }

    private static HttpResponse<byte[]> ask(String url, byte[] request) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/ocsp-request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] request(AlgorithmIdentifier hash) throws Exception {
        Extension nonce =
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(NONCE).getEncoded());
        return new OCSPReqBuilder()
                .addRequest(id(hash))
                .setRequestExtensions(new Extensions(nonce))
                .build()
                .getEncoded();
    }

    private static CertificateID id(AlgorithmIdentifier hash) throws Exception {
        return new CertificateID(
                new BcDigestCalculatorProvider().get(hash),
                new X509CertificateHolder(AUTHORITY.certificate().getEncoded()),
                PERSON.certificate().getSerialNumber());
    }
}
