package ee.cdoc2.css.client.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.trust.RecipientCertificate;
import ee.cdoc2.css.trust.SubjectSerialNumber;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignedHashTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final String ID = "PNOEE-48010010101";
    private static final RecipientId PERSON = RecipientId.parse("etsi/" + ID).orElseThrow();
    private static final AttributeTypeAndValue NUMBER = number(new DERPrintableString(ID));
    private static final AttributeTypeAndValue NAME = text(BCStyle.CN, "Mari");

    static Stream<Arguments> subjects() {
        return Stream.of(
                arguments(true, names(new RDN(NAME), new RDN(NUMBER))),
                arguments(true, names(rdn(NAME, NUMBER))),
                arguments(true, names(rdn(NUMBER, text(BCStyle.SURNAME, "Maasikas")))),
                arguments(true, names(rdn(text(BCStyle.UNIQUE_IDENTIFIER, "1"), NUMBER, text(BCStyle.C, "EE")))),
                arguments(true, names(new RDN(number(new DERUTF8String(ID))))),
                arguments(true, names(new RDN(text(BCStyle.CN, "long".repeat(100))), new RDN(NUMBER))),
                arguments(true, names(new RDN(text(BCStyle.CN, "x,SERIALNUMBER=1+2.5.4.5=2")), new RDN(NUMBER))),
                arguments(false, names(new RDN(text(BCStyle.CN, "x,SERIALNUMBER=" + ID)))),
                arguments(false, names(new RDN(NAME))),
                arguments(false, names(new RDN(NUMBER), new RDN(NUMBER))),
                arguments(false, names(rdn(NUMBER, NUMBER))),
                arguments(false, names(rdn(NAME, NUMBER), new RDN(number(new DERPrintableString("PNOEE-1"))))),
                arguments(false, names(rdn(NUMBER, number(new DERPrintableString("PNOEE-1"))))),
                arguments(false, names(new RDN(number(new DERPrintableString(ID + " "))))),
                arguments(false, names(new RDN(number(new DERPrintableString(ID.toLowerCase()))))),
                arguments(false, names(new RDN(number(new DERIA5String(ID))))),
                arguments(false, names(new RDN(number(new DERT61String(ID))))),
                arguments(false, names(new RDN(number(new DERBMPString(ID))))),
                arguments(false, names(new RDN(text(new ASN1ObjectIdentifier("2.5.4.50"), ID)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("subjects")
    void readsTheSubjectAsTheServerDoes(boolean same, X500Name subject) {
        Identity person = CA.issue(CertificateProfiles.mobileId(ID).subject(subject));

        assertThat(serverAccepts(person)).as("server").isEqualTo(same);
        assertThat(new SignedHash(new byte[0], person.certificate()).isSubject(ID))
                .as("client")
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, RS256, true, RSA key of 2048 bits",
        "RSA, 2048, ES256, false, RSA key of 2048 bits",
        "EC, secp256r1, ES256, true, EC key of 256 bits",
        "EC, secp256r1, RS256, false, EC key of 256 bits",
        "EC, secp384r1, ES256, false, EC key of 384 bits",
        "EC, secp256k1, ES256, false, EC key of 256 bits",
        "RSASSA-PSS, 2048, RS256, false, RSASSA-PSS key of 2048 bits"
    })
    void tellsWhetherTheKeyIsForTheAlgorithm(
            String family, String parameter, SignatureAlgorithm algorithm, boolean suitable, String kind) {
        SignedHash signed = new SignedHash(
                new byte[0],
                CA.issue(CertificateProfiles.mobileId(ID).key(new KeyType(family, parameter, 0)))
                        .certificate());

        assertThat(signed.hasKeyFor(algorithm)).isEqualTo(suitable);
        assertThat(signed.kindOfKey()).isEqualTo(kind);
    }

    private static boolean serverAccepts(Identity person) {
        try {
            SubjectSerialNumber.check(RecipientCertificate.parse(person.x5c()), PERSON);
            return true;
        } catch (Denied differs) {
            return false;
        }
    }

    private static X500Name names(RDN... names) {
        return new X500Name(names);
    }

    private static RDN rdn(AttributeTypeAndValue... attributes) {
        return new RDN(attributes);
    }

    private static AttributeTypeAndValue number(ASN1Encodable value) {
        return new AttributeTypeAndValue(BCStyle.SERIALNUMBER, value);
    }

    private static AttributeTypeAndValue text(ASN1ObjectIdentifier type, String value) {
        return new AttributeTypeAndValue(type, new DERUTF8String(value));
    }
}
