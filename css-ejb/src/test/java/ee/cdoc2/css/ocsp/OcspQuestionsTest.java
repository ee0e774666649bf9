package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.trust.Certificates;
import ee.cdoc2.css.trust.IssuedCertificate;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OcspQuestionsTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final IssuedCertificate ISSUED = Certificates.issued(
            CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")).certificate(), CA.certificate());

    @Test
    void askAboutOneCertificate() throws Exception {
        assertThat(new OCSPReq(question(CertIdHash.SHA1).der()).getRequestList())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nameTheCertificateAsTheLibraryDoes(CertIdHash hash) throws Exception {
        CertificateID expected = new CertificateID(
                new BcDigestCalculatorProvider().get(hash.algorithm()),
                new X509CertificateHolder(CA.certificate().getEncoded()),
                ISSUED.certificate().structure().getSerialNumber());

        assertThat(new OCSPReq(question(hash).der()).getRequestList()[0].getCertID())
                .isEqualTo(expected);
    }

    @Test
    void carryANonceOf32Bytes() throws Exception {
        OcspQuestions.Question question = question(CertIdHash.SHA1);
        Extension nonce = new OCSPReq(question.der()).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

        assertThat(ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets())
                .hasSize(32)
                .isEqualTo(question.nonce());
    }

    @Test
    void carryAnotherNonceEachTime() throws Exception {
        OcspQuestions questions = new OcspQuestions(CertIdHash.SHA1, new SecureRandom());

        assertThat(questions.about(questions.certId(ISSUED)).nonce())
                .isNotEqualTo(questions.about(questions.certId(ISSUED)).nonce());
    }

    @Test
    void areDer() throws Exception {
        byte[] der = question(CertIdHash.SHA1).der();

        assertThat(ASN1Primitive.fromByteArray(der).getEncoded("DER")).isEqualTo(der);
    }

    private static OcspQuestions.Question question(CertIdHash hash) throws StatusUndetermined {
        OcspQuestions questions = new OcspQuestions(hash, new SecureRandom());
        return questions.about(questions.certId(ISSUED));
    }
}
