package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.io.IOException;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStrengthTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    static Stream<KeyType> suitable() {
        return Stream.of(KeyType.P256, KeyType.P384, KeyType.rsa(2048), KeyType.rsa(3072));
    }

    @ParameterizedTest
    @MethodSource("suitable")
    void acceptsRecipientKeys(KeyType type) {
        assertThat(KeyStrength.RECIPIENT.accepts(key(type))).isTrue();
    }

    static Stream<KeyType> unsuitable() {
        return Stream.of(KeyType.rsa(1024), KeyType.rsa(2040), KeyType.P521, KeyType.SECP256K1);
    }

    @ParameterizedTest
    @MethodSource("unsuitable")
    void refusesOtherKindsAndSizes(KeyType type) {
        assertThat(KeyStrength.RECIPIENT.accepts(key(type))).isFalse();
    }

    @Test
    void acceptsP521OfAnAuthority() {
        assertThat(KeyStrength.AUTHORITY.accepts(key(KeyType.P521))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2047, false", "2048, true", "8192, true", "8193, false"})
    void drawsTheLineOfTheModulus(int bits, boolean accepted) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);

        assertThat(KeyStrength.RECIPIENT.accepts(rsa(modulus, F4))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "65535", "65536", "0"})
    void refusesWeakExponents(String exponent) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);

        assertThat(KeyStrength.RECIPIENT.accepts(rsa(modulus, new BigInteger(exponent))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"16, false", "17, true", "256, true", "257, false"})
    void drawsTheLineOfTheExponent(int bits, boolean accepted) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
        BigInteger exponent = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);

        assertThat(KeyStrength.RECIPIENT.accepts(rsa(modulus, exponent))).isEqualTo(accepted);
    }

    @Test
    void refusesAnExponentThatMakesEachVerificationDear() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
        BigInteger huge = BigInteger.ONE.shiftLeft(2000).setBit(0);

        assertThat(KeyStrength.RECIPIENT.accepts(rsa(modulus, huge))).isFalse();
    }

    @Test
    void refusesAPointThatIsNotOnTheCurve() {
        byte[] point = SECNamedCurves.getByName("secp256r1").getG().getEncoded(false);
        point[point.length - 1] ^= 1;

        assertThat(KeyStrength.RECIPIENT.accepts(ec(SECObjectIdentifiers.secp256r1, point)))
                .isFalse();
    }

    @Test
    void refusesThePointAtInfinity() {
        assertThat(KeyStrength.RECIPIENT.accepts(ec(SECObjectIdentifiers.secp256r1, new byte[1])))
                .isFalse();
    }

    @Test
    void refusesAnEmptyPoint() {
        assertThat(KeyStrength.RECIPIENT.accepts(ec(SECObjectIdentifiers.secp256r1, new byte[0])))
                .isFalse();
    }

    /** The curve of CVE-2020-0601: right equation, parameters given rather than named. */
    @Test
    void refusesExplicitCurveParameters() {
        byte[] point = SECNamedCurves.getByName("secp256r1").getG().getEncoded(false);

        assertThat(KeyStrength.RECIPIENT.accepts(ec(SECNamedCurves.getByName("secp256r1"), point)))
                .isFalse();
    }

    @Test
    void refusesAKeyThatIsForPssOnly() throws IOException {
        SubjectPublicKeyInfo key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
                new RSAPublicKey(BigInteger.ONE.shiftLeft(2047).setBit(0), F4));

        assertThat(KeyStrength.RECIPIENT.accepts(key)).isFalse();
    }

    private static SubjectPublicKeyInfo key(KeyType type) {
        Identity person =
                CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101").key(type));
        return SubjectPublicKeyInfo.getInstance(
                person.certificate().getPublicKey().getEncoded());
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) {
        try {
            return new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    new RSAPublicKey(modulus, exponent));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SubjectPublicKeyInfo ec(ASN1Encodable parameters, byte[] point) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), point);
    }
}
