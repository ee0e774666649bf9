package ee.cdoc2.css.protocol;

import java.math.BigInteger;
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

/** Public keys on P-256 as a JWK has them (RFC 7518 section 6.2.1). */
public final class P256 {
    private static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    /**
     * Makes a key of its coordinates.
     *
     * @param x base64url, as in the JWK
     * @param y base64url, as in the JWK
     * @return the key; nothing when a coordinate is not 43 characters of 32 bytes, or the point is not on P-256
     */
    public static Optional<ECPublicKey> publicKey(String x, String y) {
        return coordinate(x)
                .flatMap(left -> coordinate(y).map(right -> new ECPoint(left, right)))
                .filter(P256::isOnCurve)
                .map(P256::publicKey);
    }

    private static Optional<BigInteger> coordinate(String base64url) {
        return StrictBase64.URL
                .decode(base64url)
                .filter(bytes -> bytes.length == COORDINATE_BYTES)
                .map(bytes -> new BigInteger(1, bytes));
    }

    /** y² = x³ + ax + b over the field: the JDK makes a key of any point. The cofactor is 1, so no more is to check. */
    private static boolean isOnCurve(ECPoint point) {
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(CURVE.getCurve().getA())
                .multiply(x)
                .add(CURVE.getCurve().getB())
                .mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
