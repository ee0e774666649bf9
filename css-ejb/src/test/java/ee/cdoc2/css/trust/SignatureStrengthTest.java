package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureStrengthTest {
    private static final CertificateAuthority EC_CA = CertificateAuthority.named("EC CA");
    private static final CertificateAuthority RSA_CA = CertificateAuthority.selfSigned(
            CertificateAuthority.profile("RSA CA").key(KeyType.rsa(2048)), Clock.systemUTC());
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier SHA1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1",
                "SHA512withRSAandMGF1",
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA512withECDSA"
            })
    void acceptsSha256AndBetter(String algorithm) {
        assertThat(Outcome.of(() -> SignatureStrength.check(Certificates.recipients(signedWith(algorithm)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA1withRSA",
                "MD5withRSA",
                "SHA224withRSA",
                "SHA1withRSAandMGF1",
                "SHA224withRSAandMGF1",
                "SHA1withECDSA",
                "SHA224withECDSA",
                "SHA3-256withECDSA"
            })
    void refusesWeakAndUnusualAlgorithms(String algorithm) {
        assertThat(Outcome.of(() -> SignatureStrength.check(Certificates.recipients(signedWith(algorithm)))))
                .hasValue(Denial.CERTIFICATE_SIGNATURE_WEAK);
    }

    /** RFC 4055: parameters that are left out mean SHA-1. */
    @Test
    void refusesPssWithoutParameters() {
        assertThat(SignatureStrength.isAccepted(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)))
                .isFalse();
    }

    @Test
    void refusesPssWithAnotherHashInTheMask() {
        assertThat(SignatureStrength.isAccepted(pss(SHA256, SHA1, 32))).isFalse();
    }

    @Test
    void refusesPssWithoutSalt() {
        assertThat(SignatureStrength.isAccepted(pss(SHA256, SHA256, 0))).isFalse();
    }

    @Test
    void acceptsPssWithOneHashAndItsSalt() {
        assertThat(SignatureStrength.isAccepted(pss(SHA256, SHA256, 32))).isTrue();
    }

    private static AlgorithmIdentifier pss(AlgorithmIdentifier hash, AlgorithmIdentifier maskHash, int salt) {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        hash,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, maskHash),
                        new ASN1Integer(salt),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }

    private static X509Certificate signedWith(String algorithm) {
        CertificateAuthority authority = algorithm.contains("RSA") ? RSA_CA : EC_CA;
        return authority
                .issue(CertificateProfiles.mobileId("PNOEE-48010010101").signatureAlgorithm(algorithm))
                .certificate();
    }
}
