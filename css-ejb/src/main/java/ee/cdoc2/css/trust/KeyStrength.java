package ee.cdoc2.css.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Which public keys are accepted: RSA with a modulus of 2048 to 8192 bits, and points on named curves. The JDK's own
 * limits ({@code jdk.certpath.disabledAlgorithms}) are not enough: they admit RSA with 1024 bits, and whoever runs the JVM
 * can change them.
 */
public enum KeyStrength {
    /** Keys of recipients: RSA, P-256, P-384. */
    RECIPIENT(false, SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1),
    /**
     * Keys of issuers and OCSP responders: also P-521, which some national roots have, and RSA for RSASSA-PSS alone, which
     * no algorithm of a ticket would verify with.
     */
    AUTHORITY(true, SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private static final int MIN_MODULUS_BITS = 2048;
    private static final int MAX_MODULUS_BITS = 8192;
    /** FIPS 186-5 section 5.1: 2^16 < e < 2^256, odd. */
    private static final int MIN_EXPONENT_BITS = 17;

    private static final int MAX_EXPONENT_BITS = 256;

    private final boolean pss;
    private final Set<ASN1ObjectIdentifier> curves;

    KeyStrength(boolean pss, ASN1ObjectIdentifier... curves) {
        this.pss = pss;
        this.curves = Set.of(curves);
    }

    /**
     * Whether a public key is strong enough.
     *
     * @param key a certificate's key (RFC 5280 section 4.1.2.7)
     * @return false for another kind or size, explicit curve parameters, or a point that is not on its curve
     */
    public boolean accepts(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        try {
            if (kind.equals(PKCSObjectIdentifiers.rsaEncryption) || isForStrongPss(key.getAlgorithm())) {
                return accepts(RSAPublicKey.getInstance(key.parsePublicKey()));
            }
            return kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && accepts(
                            key.getAlgorithm().getParameters(),
                            key.getPublicKeyData().getOctets());
        } catch (IOException | RuntimeException notAKey) {
            // RuntimeException: BouncyCastle throws several kinds of it for structures that make no sense
            return false;
        }
    }

    /** RFC 4055 section 3.1: a key without parameters may sign with any; their salt is the least that a signature has. */
    private boolean isForStrongPss(AlgorithmIdentifier algorithm) {
        return pss
                && algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && (algorithm.getParameters() == null
                        || SignatureStrength.hasAcceptedHashes(RSASSAPSSparams.getInstance(algorithm.getParameters())));
    }

    private static boolean accepts(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.signum() > 0
                && modulus.testBit(0)
                && modulus.bitLength() >= MIN_MODULUS_BITS
                && modulus.bitLength() <= MAX_MODULUS_BITS
                && exponent.signum() > 0
                && exponent.testBit(0)
                && exponent.bitLength() >= MIN_EXPONENT_BITS
                && exponent.bitLength() <= MAX_EXPONENT_BITS;
    }

    /** RFC 5480: a curve's name, never its parameters, and an uncompressed point, on the curve and not at infinity. */
    private boolean accepts(ASN1Encodable parameters, byte[] encodedPoint) {
        if (!(parameters instanceof ASN1ObjectIdentifier curve) || !curves.contains(curve)) {
            return false;
        }
        X9ECParameters domain = SECNamedCurves.getByOID(curve);
        if (encodedPoint.length == 0 || encodedPoint[0] != 4) {
            return false;
        }
        ECPoint point = domain.getCurve().decodePoint(encodedPoint); // throws when not on the curve
        return !point.isInfinity() && point.isValid();
    }
}
