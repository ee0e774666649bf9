package ee.cdoc2.css.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateAuthorityTest {

    private static final String PERSON = "PNOEE-48010010101";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST EID-Q");

    static List<CertificateRequest> profiles() {
        return List.of(
                CertificateProfiles.smartId(PERSON),
                CertificateProfiles.smartIdBefore2025(PERSON),
                CertificateProfiles.mobileId(PERSON),
                CertificateProfiles.signing(PERSON),
                CertificateProfiles.tlsServer(),
                CertificateProfiles.ocspDelegate());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void issuesCertificatesThatTheJdkFindsAPathFor(CertificateRequest profile) {
        Identity identity = AUTHORITY.issue(profile);

        assertThatCode(() -> validate(identity, AUTHORITY)).doesNotThrowAnyException();
    }

    @Test
    void issuesThroughASubordinate() {
        CertificateAuthority subordinate =
                AUTHORITY.subordinate(CertificateAuthority.profile("TEST SUB").key(KeyType.P384));
        Identity identity = subordinate.issue(CertificateProfiles.mobileId(PERSON));

        assertThat(identity.chain()).hasSize(3);
        assertThatCode(() -> validate(identity, AUTHORITY)).doesNotThrowAnyException();
    }

    @Test
    void writesTheCertificateInOneLine() throws Exception {
        Identity identity = AUTHORITY.issue(CertificateProfiles.mobileId(PERSON));

        String base64 =
                identity.x5c().substring(Pem.BEGIN.length(), identity.x5c().length() - Pem.END.length());
        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        assertThat(read).isEqualTo(identity.certificate());
    }

    @Test
    void takesValidityFromItsClock() {
        Clock clock = Clock.fixed(Instant.parse("2031-05-01T12:00:00Z"), ZoneOffset.UTC);
        CertificateAuthority authority = CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST"), clock);

        X509Certificate certificate =
                authority.issue(CertificateProfiles.mobileId(PERSON)).certificate();

        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2031-04-30T12:00:00Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2032-04-30T12:00:00Z");
    }

    @Test
    void putsAsManySerialNumbersInTheSubjectAsWanted() {
        X509Certificate certificate = AUTHORITY
                .issue(CertificateProfiles.mobileId(PERSON).serialNumbers("A", "B"))
                .certificate();

        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("2.5.4.5=#130141")
                .contains("2.5.4.5=#130142");
    }

    @Test
    void cachesRsaKeysByLengthAndIndex() {
        KeyType type = KeyType.rsa(1024);

        assertThat(KeyPairs.of(type)).isSameAs(KeyPairs.of(type)).isNotSameAs(KeyPairs.of(type.another(1)));
        assertThat(((RSAPublicKey) KeyPairs.of(type).getPublic()).getModulus().bitLength())
                .isEqualTo(1024);
    }

    @Test
    void issuesWithOtherKeysAlgorithmsAndExtensions() {
        CertificateAuthority rsa = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("TEST RSA").key(KeyType.rsa(2048)), Clock.systemUTC());

        Identity weak = rsa.issue(CertificateProfiles.mobileId(PERSON).signatureAlgorithm("SHA1withRSA"));
        Identity koblitz = rsa.issue(CertificateProfiles.mobileId(PERSON).key(KeyType.SECP256K1));
        Identity unknownExtension =
                rsa.issue(CertificateProfiles.mobileId(PERSON).extension(CertificateExtension.unknownCritical()));
        Identity large = rsa.issue(CertificateProfiles.mobileId(PERSON).extension(CertificateExtension.padding(5000)));

        assertThat(weak.certificate().getSigAlgName()).isEqualTo("SHA1withRSA");
        assertThat(koblitz.der()).containsSequence(0x2b, 0x81, 0x04, 0x00, 0x0a);
        assertThat(unknownExtension.certificate().hasUnsupportedCriticalExtension())
                .isTrue();
        assertThat(large.der().length).isBetween(5000, 6000);
    }

    @Test
    void survivesItsKeystore(@TempDir Path folder) {
        Path file = folder.resolve("ca.p12");
        AUTHORITY.writePkcs12(file, "changeit".toCharArray());

        CertificateAuthority read = CertificateAuthority.read(file, "changeit".toCharArray());

        assertThat(read.certificate()).isEqualTo(AUTHORITY.certificate());
        assertThat(read.key()).isEqualTo(AUTHORITY.key());
    }

    private static void validate(Identity identity, CertificateAuthority anchor) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor.certificate(), null)));
        parameters.setRevocationEnabled(false);
        List<X509Certificate> path = identity.chain().stream()
                .filter(c -> !c.equals(anchor.certificate()))
                .toList();
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }
}
