package ee.cdoc2.css.trust;

import static ee.cdoc2.css.testkit.pki.CertificateProfiles.mobileId;
import static ee.cdoc2.css.trust.Certificates.recipients;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.provider.ConstantProvider;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePathTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ID = "PNOEE-48010010101";
    private static final TrustDomain ETSI = new TrustDomain.Etsi();
    private static final TrustDomain JIO = new TrustDomain.Vendor("JIO");
    private static final GeneralSubtree[] EVERY_NAME = {new GeneralSubtree(new GeneralName(new X500Name("")))};
    private static final CertificateAuthority CA = authority("TEST CA");

    @Test
    void findsTheAnchorThatIssuedTheCertificate() {
        X509Certificate person = CA.issue(mobileId(ID)).certificate();

        IssuedCertificate issued = path(ETSI, CA, authority("OTHER CA")).validate(recipients(person), ETSI);

        assertThat(issued.certificate().x509()).isEqualTo(person);
        assertThat(issued.issuer().x509()).isEqualTo(CA.certificate());
    }

    @Test
    void tellsAnchorsOfOneNameApart() {
        CertificateAuthority older = authority("TEST CA");
        X509Certificate byOlder = older.issue(mobileId(ID)).certificate();
        X509Certificate byNewer = CA.issue(mobileId(ID)).certificate();
        CertificatePath path = path(ETSI, older, CA);

        assertThat(path.validate(recipients(byOlder), ETSI).issuer().x509()).isEqualTo(older.certificate());
        assertThat(path.validate(recipients(byNewer), ETSI).issuer().x509()).isEqualTo(CA.certificate());
    }

    @Test
    void prefersTheRenewedAnchorToTheExpiredOneWithTheSameKey() {
        KeyPair key = KeyPairs.of(KeyType.P256);
        CertificateAuthority expired = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("RENEWED CA")
                        .key(key)
                        .validity(NOW.minus(DAY.multipliedBy(20)), NOW.minus(DAY)),
                CLOCK);
        CertificateAuthority renewed = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("RENEWED CA").key(key), CLOCK);
        X509Certificate person = expired.issue(mobileId(ID)).certificate();

        assertThat(path(ETSI, expired, renewed)
                        .validate(recipients(person), ETSI)
                        .issuer()
                        .x509())
                .isEqualTo(renewed.certificate());
    }

    static Stream<KeyPair> keysForPss() {
        return Stream.of(KeyPairs.of(KeyType.pss(2048)), KeyPairs.pssWith("SHA-256"));
    }

    @ParameterizedTest
    @MethodSource("keysForPss")
    void acceptsACertificateOfACaWithAKeyForPss(KeyPair key) {
        CertificateAuthority pss = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("PSS CA").key(key), CLOCK);

        assertThat(Outcome.of(() -> path(ETSI, pss)
                        .validate(recipients(pss.issue(mobileId(ID)).certificate()), ETSI)))
                .isEmpty();
    }

    /** No verifier is handed in for these: the certificate's own provider decides. */
    @ParameterizedTest
    @MethodSource("keysForPss")
    void refusesACertificateThatACaWithAKeyForPssHasNotSigned(KeyPair key) throws CertificateException {
        CertificateAuthority pss = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("PSS CA").key(key), CLOCK);
        X509Certificate person = damaged(pss.issue(mobileId(ID)).certificate());

        assertThat(Outcome.of(() -> path(ETSI, pss).validate(recipients(person), ETSI)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesACertificateOfAnotherIssuer() {
        assertThat(outcome(authority("OTHER CA").issue(mobileId(ID)).certificate()))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesAnIssuerThatOnlyHasTheSameName() {
        assertThat(outcome(authority("TEST CA").issue(mobileId(ID)).certificate()))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesASelfSignedCertificate() {
        CertificateAuthority self = CertificateAuthority.selfSigned(mobileId(ID), CLOCK);

        assertThat(outcome(self.certificate())).hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesAnAnchorAsEndEntity() {
        assertThat(outcome(CA.certificate())).hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    /** Only the end entity's certificate is presented: intermediates have to be anchors themselves. */
    @Test
    void refusesACertificateWithAnIntermediateThatIsNoAnchor() {
        CertificateAuthority intermediate = CA.subordinate(CertificateAuthority.profile("SUB CA"));

        assertThat(outcome(intermediate.issue(mobileId(ID)).certificate())).hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void acceptsAnIntermediateAsAnchorWithoutItsRoot() {
        CertificateAuthority intermediate = CA.subordinate(CertificateAuthority.profile("SUB CA"));
        X509Certificate person = intermediate.issue(mobileId(ID)).certificate();

        assertThat(path(ETSI, intermediate)
                        .validate(recipients(person), ETSI)
                        .issuer()
                        .x509())
                .isEqualTo(intermediate.certificate());
    }

    @Test
    void refusesAPersonAsIssuer() {
        CertificateAuthority person = CA.subordinate(mobileId(ID));
        X509Certificate forged = person.issue(mobileId("PNOEE-50001010101")).certificate();

        assertThat(outcome(forged)).hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesAnExpiredCertificate() {
        assertThat(outcome(CA.issue(mobileId(ID).validity(NOW.minus(DAY), NOW.minusSeconds(1)))
                        .certificate()))
                .hasValue(Denial.CERTIFICATE_EXPIRED);
    }

    @Test
    void acceptsACertificateInItsLastSecond() {
        assertThat(outcome(CA.issue(mobileId(ID).validity(NOW.minus(DAY), NOW)).certificate()))
                .isEmpty();
    }

    @Test
    void refusesACertificateThatIsNotValidYet() {
        assertThat(outcome(CA.issue(mobileId(ID).validity(NOW.plusSeconds(1), NOW.plus(DAY)))
                        .certificate()))
                .hasValue(Denial.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void refusesACertificateUnderAnExpiredAnchor() {
        CertificateAuthority expired = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("OLD CA").validity(NOW.minus(DAY.multipliedBy(20)), NOW.minusSeconds(1)),
                CLOCK);
        X509Certificate person = expired.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(ETSI, expired).validate(recipients(person), ETSI)))
                .hasValue(Denial.TRUST_ANCHOR_NOT_VALID);
    }

    @Test
    void refusesACertificateUnderAnAnchorOfTomorrow() {
        CertificateAuthority early = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("NEW CA").validity(NOW.plusSeconds(1), NOW.plus(DAY)), CLOCK);
        X509Certificate person = early.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(ETSI, early).validate(recipients(person), ETSI)))
                .hasValue(Denial.TRUST_ANCHOR_NOT_VALID);
    }

    @Test
    void refusesAnUnknownCriticalExtension() {
        assertThat(outcome(CA.issue(mobileId(ID).extension(CertificateExtension.unknownCritical()))
                        .certificate()))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesAVendorsCertificateForAPerson() {
        X509Certificate person = CA.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(JIO, CA).validate(recipients(person), ETSI)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesAnotherVendorsCertificate() {
        X509Certificate person = CA.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(JIO, CA).validate(recipients(person), new TrustDomain.Vendor("jio"))))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void refusesANameThatTheAnchorIsNotPermitted() throws IOException {
        CertificateAuthority estonian = constrained(new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("C=EE")))}, null));
        X509Certificate latvian = estonian.issue(mobileId(ID).subject(new X500Name("C=LV,SERIALNUMBER=" + ID)))
                .certificate();
        X509Certificate estonianPerson = estonian.issue(mobileId(ID).subject(new X500Name("C=EE,SERIALNUMBER=" + ID)))
                .certificate();

        assertThat(Outcome.of(() -> path(ETSI, estonian).validate(recipients(latvian), ETSI)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
        assertThat(Outcome.of(() -> path(ETSI, estonian).validate(recipients(estonianPerson), ETSI)))
                .isEmpty();
    }

    @Test
    void refusesANameThatTheAnchorIsForbidden() throws IOException {
        CertificateAuthority noServers = constrained(new NameConstraints(
                null, new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, ""))}));
        CertificateRequest server = mobileId(ID).alternativeNames(new GeneralName(GeneralName.dNSName, "a.example"));

        X509Certificate withHostName = noServers.issue(server).certificate();
        X509Certificate person = noServers.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(ETSI, noServers).validate(recipients(withHostName), ETSI)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
        assertThat(Outcome.of(() -> path(ETSI, noServers).validate(recipients(person), ETSI)))
                .isEmpty();
    }

    /** RFC 5280 section 4.2.1.10, by its letter: every name begins with the empty one. */
    @Test
    void refusesEveryNameUnderAnAnchorThatExcludesTheEmptyOne() throws IOException {
        CertificateAuthority nobody = constrained(new NameConstraints(null, EVERY_NAME));
        X509Certificate person = nobody.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(ETSI, nobody).validate(recipients(person), ETSI)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void acceptsEveryNameUnderAnAnchorThatPermitsTheEmptyOne() throws IOException {
        CertificateAuthority everybody = constrained(new NameConstraints(EVERY_NAME, null));
        X509Certificate person = everybody.issue(mobileId(ID)).certificate();

        assertThat(Outcome.of(() -> path(ETSI, everybody).validate(recipients(person), ETSI)))
                .isEmpty();
    }

    private static CertificateAuthority constrained(NameConstraints constraints) throws IOException {
        return CertificateAuthority.selfSigned(
                CertificateAuthority.profile("CONSTRAINED CA")
                        .extension(
                                new CertificateExtension("2.5.29.30", true, constraints.getEncoded(ASN1Encoding.DER))),
                CLOCK);
    }

    private static Optional<Denial> outcome(X509Certificate certificate) {
        return Outcome.of(() -> path(ETSI, CA).validate(recipients(certificate), ETSI));
    }

    /** The JDK's PKIX validator asks the certificate, and that asks our verifier: else the native provider would be of no use. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theVerifierThatIsHandedInDecides(boolean says) throws CertificateException {
        DirectIssue directIssue = new DirectIssue(CLOCK, SignatureVerifier.of(new ConstantProvider(says)));
        X509Certificate person = damaged(CA.issue(mobileId(ID)).certificate());

        assertThat(directIssue.fault(person, CA.certificate()).isEmpty()).isEqualTo(says);
    }

    /** Who has signed in before the anchors were replaced is looked at again. */
    @Test
    void aPathHoldsWhileItsAnchorIsOneAndNotAnotherOfTheSameName() {
        CertificateAuthority issuer = authority("SAME NAME CA");
        IssuedCertificate issued = path(ETSI, issuer)
                .validate(recipients(issuer.issue(mobileId(ID)).certificate()), ETSI);

        assertThat(path(ETSI, issuer, CA).holds(issued, ETSI)).isTrue();
        assertThat(path(ETSI, CA).holds(issued, ETSI)).isFalse();
        assertThat(path(ETSI, authority("SAME NAME CA")).holds(issued, ETSI)).isFalse();
    }

    /** As for a time that the JDK has no date for. */
    @Test
    void whatCannotBeLookedAtIsRefused() {
        DirectIssue atNoTime = new DirectIssue(Clock.fixed(Instant.MAX, ZoneOffset.UTC), TestedVerifier.INSTANCE);

        assertThat(atNoTime.fault(CA.issue(mobileId(ID)).certificate(), CA.certificate()))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    /** Otherwise the same, but for the end of its signature. */
    private static X509Certificate damaged(X509Certificate certificate) throws CertificateException {
        byte[] der = certificate.getEncoded();
        der[der.length - 1] ^= 1;
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static CertificateAuthority authority(String name) {
        return CertificateAuthority.selfSigned(CertificateAuthority.profile(name), CLOCK);
    }

    private static CertificatePath path(TrustDomain domain, CertificateAuthority... anchors) {
        Set<X509Certificate> certificates =
                Arrays.stream(anchors).map(CertificateAuthority::certificate).collect(Collectors.toSet());
        return new CertificatePath(new TrustAnchors(Map.of(domain, certificates)), CLOCK, TestedVerifier.INSTANCE);
    }
}
