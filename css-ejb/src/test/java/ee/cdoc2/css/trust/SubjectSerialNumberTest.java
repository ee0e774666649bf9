package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectSerialNumberTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final String ID = "PNOEE-48010010101";
    private static final String OTHER = "PNOEE-50001010101";
    private static final RecipientId PERSON = RecipientId.parse("etsi/" + ID).orElseThrow();

    static Stream<ASN1Encodable> texts() {
        return Stream.of(new DERPrintableString(ID), new DERUTF8String(ID));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsPrintableAndUtf8Strings(ASN1Encodable text) {
        assertThat(SubjectSerialNumber.of(certificate(rdn(text)))).hasValue(ID);
    }

    static Stream<ASN1Encodable> otherStrings() {
        return Stream.of(new DERBMPString(ID), new DERT61String(ID), new DERIA5String(ID));
    }

    @ParameterizedTest
    @MethodSource("otherStrings")
    void refusesOtherStringTypes(ASN1Encodable text) {
        refused(certificate(rdn(text)));
    }

    @Test
    void refusesASubjectWithoutOne() {
        refused(Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId(ID).serialNumbers()).certificate()));
    }

    @Test
    void refusesTwoInTwoNames() {
        refused(Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId(ID).serialNumbers(ID, OTHER))
                        .certificate()));
    }

    @Test
    void refusesTheSameTwice() {
        refused(Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId(ID).serialNumbers(ID, ID)).certificate()));
    }

    @Test
    void refusesTwoInOneName() {
        refused(certificate(new RDN(new AttributeTypeAndValue[] {attribute(ID), attribute(OTHER)})));
    }

    @Test
    void findsItBesideAnotherAttributeInOneName() {
        AttributeTypeAndValue name = new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("Mari"));

        assertThat(SubjectSerialNumber.of(certificate(new RDN(new AttributeTypeAndValue[] {name, attribute(ID)}))))
                .hasValue(ID);
    }

    @Test
    void isNotFooledByACommonNameThatLooksLikeAnAttribute() {
        CertificateRequest request =
                CertificateProfiles.mobileId(ID).commonName("Mari,SERIALNUMBER=" + OTHER + ",2.5.4.5=" + OTHER);

        assertThat(SubjectSerialNumber.of(
                        Certificates.recipients(CA.issue(request).certificate())))
                .hasValue(ID);
    }

    @Test
    void changesNothingOfTheText() {
        String text = "  pnoee-\u00e4 1 ";

        assertThat(SubjectSerialNumber.of(certificate(rdn(new DERUTF8String(text)))))
                .hasValue(text);
    }

    @Test
    void mustBeTheRecipientsOwn() {
        RecipientCertificate others = Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId(OTHER)).certificate());

        assertThat(Outcome.of(() -> SubjectSerialNumber.check(
                        others, RecipientId.parse("etsi/" + OTHER).orElseThrow())))
                .isEmpty();
        refused(others);
    }

    private static void refused(RecipientCertificate certificate) {
        assertThat(Outcome.of(() -> SubjectSerialNumber.check(certificate, PERSON)))
                .hasValue(Denial.SUBJECT_DIFFERS);
    }

    private static RecipientCertificate certificate(RDN name) {
        return Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId(ID).subject(new X500Name(new RDN[] {name})))
                        .certificate());
    }

    private static RDN rdn(ASN1Encodable text) {
        return new RDN(new AttributeTypeAndValue(BCStyle.SERIALNUMBER, text));
    }

    private static AttributeTypeAndValue attribute(String text) {
        return new AttributeTypeAndValue(BCStyle.SERIALNUMBER, new DERPrintableString(text));
    }
}
