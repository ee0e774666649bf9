package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * A recipient's certificate is denied, whatever it says: nothing that a fuzzer makes is signed with the key of this CA. Each
 * check is asked, whatever the one before it has said.
 */
class CertificateFuzzTest implements FuzzTarget {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final CertificateAuthority CA = CertificateAuthority.selfSigned(
            CertificateAuthority.profile("TEST CA").key(KeyType.P256), CLOCK);
    private static final RecipientId PERSON =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final CertificatePath PATH = new CertificatePath(
            new TrustAnchors(Map.of(TrustDomain.of(PERSON), Set.of(CA.certificate()))), CLOCK, TestedVerifier.INSTANCE);
    private static final CertificatePurpose PURPOSE = new CertificatePurpose(PurposeRules.authentication());
    /** One of each form, so that a name of each is compared. */
    private static final NameConstraintsOfIssuer CONSTRAINTS = NameConstraintsOfIssuer.of(new NameConstraints(
            Stream.of(
                            new GeneralName(new X500Name("C=EE")),
                            new GeneralName(GeneralName.rfc822Name, "host.example"),
                            new GeneralName(GeneralName.dNSName, "host.example"),
                            new GeneralName(GeneralName.uniformResourceIdentifier, "host.example"),
                            new GeneralName(GeneralName.iPAddress, "10.0.0.0/8"))
                    .map(GeneralSubtree::new)
                    .toArray(GeneralSubtree[]::new),
            null));

    @Override
    public void read(byte[] input) {
        RecipientCertificate certificate;
        try {
            certificate = RecipientCertificate.ofDer(input);
        } catch (Denied refused) {
            assertThat(refused.reason()).isIn(Denial.CERTIFICATE_MALFORMED, Denial.CERTIFICATE_KEY_UNSUITABLE);
            return;
        }
        passOrDeny(() -> PURPOSE.check(certificate));
        passOrDeny(() -> SignatureStrength.check(certificate));
        passOrDeny(() -> SubjectSerialNumber.check(certificate, PERSON));
        CONSTRAINTS.permit(certificate.structure());
        assertThatThrownBy(() -> PATH.validate(certificate, TrustDomain.of(PERSON)))
                .isInstanceOf(Denied.class);
    }

    private static void passOrDeny(Runnable check) {
        try {
            check.run();
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
