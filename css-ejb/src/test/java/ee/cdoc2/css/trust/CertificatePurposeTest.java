package ee.cdoc2.css.trust;

import static ee.cdoc2.css.testkit.pki.CertificateProfiles.mobileId;
import static ee.cdoc2.css.testkit.pki.CertificateProfiles.personWithCaFlag;
import static ee.cdoc2.css.testkit.pki.CertificateProfiles.signing;
import static ee.cdoc2.css.testkit.pki.CertificateProfiles.smartId;
import static ee.cdoc2.css.testkit.pki.CertificateProfiles.smartIdBefore2025;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificatePurposeTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final String ID = "PNOEE-48010010101";
    private static final String SMART_ID_POLICY = "1.3.6.1.4.1.10015.17.2";
    private static final String EKU = "2.5.29.37";
    private static final String KEY_USAGE = "2.5.29.15";

    static Stream<CertificateRequest> authenticationCertificates() {
        return Stream.of(
                smartId(ID),
                smartIdBefore2025(ID),
                mobileId(ID),
                mobileId(ID).basicConstraint(CertificateRequest.BasicConstraint.ABSENT),
                mobileId(ID).extendedKeyUsages(CertificateProfiles.SERVER_AUTH, CertificateProfiles.CLIENT_AUTH));
    }

    @ParameterizedTest
    @MethodSource("authenticationCertificates")
    void acceptsAuthenticationCertificates(CertificateRequest request) {
        assertThat(outcome(request, PurposeRules.authentication())).isEmpty();
    }

    static Stream<CertificateRequest> otherCertificates() {
        return Stream.of(
                signing(ID),
                mobileId(ID).keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
                personWithCaFlag(ID),
                mobileId(ID).basicConstraint(CertificateRequest.BasicConstraint.AUTHORITY),
                mobileId(ID).noKeyUsage(),
                mobileId(ID).keyUsage(KeyUsage.keyEncipherment),
                mobileId(ID).keyUsage(KeyUsage.keyAgreement),
                mobileId(ID).keyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign),
                mobileId(ID).extendedKeyUsages(CertificateProfiles.SERVER_AUTH),
                mobileId(ID).extendedKeyUsages("2.5.29.37.0"), // anyExtendedKeyUsage
                mobileId(ID).extendedKeyUsages("1.3.6.1.5.5.7.3.4"),
                CertificateProfiles.ocspDelegate(),
                CertificateProfiles.tlsServer());
    }

    @ParameterizedTest
    @MethodSource("otherCertificates")
    void refusesOtherCertificates(CertificateRequest request) {
        assertThat(outcome(request, PurposeRules.authentication())).hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    /** The JDK reads an unreadable extension that is not critical as an absent one, and absent would pass here. */
    @Test
    void refusesAnExtendedKeyUsageThatCannotBeRead() {
        assertThat(outcome(
                        mobileId(ID).extension(new CertificateExtension(EKU, false, new byte[] {4, 1, 0})),
                        PurposeRules.authentication()))
                .hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    @Test
    void refusesAnEmptyExtendedKeyUsage() {
        assertThat(outcome(
                        mobileId(ID).extension(new CertificateExtension(EKU, false, new byte[] {0x30, 0})),
                        PurposeRules.authentication()))
                .hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    @Test
    void refusesAKeyUsageThatCannotBeRead() {
        assertThat(outcome(
                        mobileId(ID)
                                .noKeyUsage()
                                .extension(new CertificateExtension(KEY_USAGE, false, new byte[] {4, 1, 0})),
                        PurposeRules.authentication()))
                .hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    @Test
    void admitsSigningCertificatesWhereConfigured() {
        assertThat(outcome(signing(ID), PurposeRules.authentication().withSigningCertificates()))
                .isEmpty();
    }

    @Test
    void stillRefusesAuthoritiesWhereSigningCertificatesAreAdmitted() {
        assertThat(outcome(personWithCaFlag(ID), PurposeRules.authentication().withSigningCertificates()))
                .hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    @Test
    void acceptsAConfiguredExtendedKeyUsage() {
        PurposeRules rules = PurposeRules.authentication().withExtendedKeyUsages(Set.of("1.2.3.4"));

        assertThat(outcome(mobileId(ID).extendedKeyUsages("1.2.3.4"), rules)).isEmpty();
        assertThat(outcome(smartId(ID), rules)).hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    @Test
    void acceptsAConfiguredPolicy() {
        assertThat(outcome(smartId(ID), PurposeRules.authentication().withPolicies(Set.of(SMART_ID_POLICY))))
                .isEmpty();
    }

    @Test
    void refusesOtherPoliciesWhereSomeAreConfigured() {
        PurposeRules rules = PurposeRules.authentication().withPolicies(Set.of(SMART_ID_POLICY));

        assertThat(outcome(mobileId(ID), rules)).hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
        assertThat(outcome(mobileId(ID).policies(), rules)).hasValue(Denial.CERTIFICATE_PURPOSE_WRONG);
    }

    private static Optional<Denial> outcome(CertificateRequest request, PurposeRules rules) {
        return Outcome.of(() -> new CertificatePurpose(rules)
                .check(Certificates.recipients(CA.issue(request).certificate())));
    }
}
