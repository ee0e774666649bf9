package ee.cdoc2.css.keyset;

import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Optional;

/**
 * A key of a key set.
 *
 * @param keyId      {@code kid}
 * @param thumbprint RFC 7638, SHA-256: 43 base64url characters
 * @param publicKey  on P-256
 */
public record VerificationKey(String keyId, String thumbprint, ECPublicKey publicKey) {
    private static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec P256 = p256();

    /**
     * Makes a key of its coordinates.
     *
     * @param keyId {@code kid}
     * @param x     base64url, as in the JWK
     * @param y     base64url, as in the JWK
     * @return the key; nothing when a coordinate is not 43 characters of 32 bytes, or the point is not on P-256
     */
    static Optional<VerificationKey> of(String keyId, String x, String y) {
        return coordinate(x)
                .flatMap(left -> coordinate(y).map(right -> new ECPoint(left, right)))
                .filter(VerificationKey::isOnCurve)
                .map(point -> new VerificationKey(keyId, thumbprint(x, y), publicKey(point)));
    }

    /** The members that RFC 7638 section 3.2 requires, in lexicographic order; x and y need no escapes. */
    private static String thumbprint(String x, String y) {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        return StrictBase64.URL.encode(Sha256.of(members.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Optional<BigInteger> coordinate(String base64url) {
        return StrictBase64.URL
                .decode(base64url)
                .filter(bytes -> bytes.length == COORDINATE_BYTES)
                .map(bytes -> new BigInteger(1, bytes));
    }

    /** y² = x³ + ax + b over the field: the JDK makes a key of any point. The cofactor is 1, so no more is to check. */
    private static boolean isOnCurve(ECPoint point) {
        BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(P256.getCurve().getA())
                .multiply(x)
                .add(P256.getCurve().getB())
                .mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
