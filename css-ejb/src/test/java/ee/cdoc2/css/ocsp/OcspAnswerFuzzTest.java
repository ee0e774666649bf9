package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.trust.AuthorityCertificate;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * An OCSP answer is refused unless the issuer has signed it, and then it says one of three things or is refused too. The input
 * is tried as a whole answer, which nobody has signed, and as the data of one that the issuer has.
 */
class OcspAnswerFuzzTest implements FuzzTarget {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final CertificateAuthority CA = CertificateAuthority.selfSigned(
            CertificateAuthority.profile("TEST CA").key(KeyType.P256), CLOCK);
    private static final AuthorityCertificate ISSUER = AuthorityCertificate.of(CA.certificate());
    private static final URI RESPONDER = URI.create("http://aia.sk.ee/eid");
    private static final OcspAnswerVerifier VERIFIER =
            new OcspAnswerVerifier(AnswerRules.defaults(), CLOCK, TestedVerifier.INSTANCE);

    @Override
    public void read(byte[] input) throws IOException, GeneralSecurityException {
        OcspQuestions.Question question = question();
        assertThatThrownBy(() -> VERIFIER.verify(input, question, ISSUER, RESPONDER))
                .isInstanceOf(StatusUndetermined.class);
        if (!isSequence(input)) {
            return;
        }
        try {
            assertThat(VERIFIER.verify(signed(input), question, ISSUER, RESPONDER)
                            .status())
                    .isNotNull();
        } catch (StatusUndetermined refused) {
            assertThat(refused.denial()).isEqualTo(Denial.OCSP_ANSWER_REFUSED);
        }
    }

    /** Always the same, so that an answer of the corpus is about it. */
    static OcspQuestions.Question question() throws IOException {
        byte[] nonce = new byte[32];
        CertID certificate = new CertID(
                new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1),
                new DEROctetString(new byte[20]),
                new DEROctetString(new byte[20]),
                new ASN1Integer(17));
        return new OcspQuestions.Question(certificate, nonce, new DEROctetString(nonce).getEncoded(), new byte[0]);
    }

    private static boolean isSequence(byte[] input) {
        try {
            return ASN1Primitive.fromByteArray(input) instanceof ASN1Sequence;
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }

    private static byte[] signed(byte[] data) throws IOException, GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(CA.key());
        signature.update(data);
        ASN1EncodableVector basic = new ASN1EncodableVector();
        basic.add(ASN1Primitive.fromByteArray(data));
        basic.add(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256));
        basic.add(new DERBitString(signature.sign()));
        ASN1EncodableVector bytes = new ASN1EncodableVector();
        bytes.add(OCSPObjectIdentifiers.id_pkix_ocsp_basic);
        bytes.add(new DEROctetString(new DERSequence(basic).getEncoded()));
        ASN1EncodableVector answer = new ASN1EncodableVector();
        answer.add(new ASN1Enumerated(0));
        answer.add(new DERTaggedObject(true, 0, new DERSequence(bytes)));
        return new DERSequence(answer).getEncoded();
    }
}
