package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the key and the signature of RFC 7515 appendix A.3. */
class P256Test {
    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
    private static final byte[] INPUT = ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
                    + "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = StrictBase64.URL
            .decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
            .orElseThrow();

    /** Of the field (FIPS 186-5). */
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    @Test
    void aKeyIsMadeOfItsCoordinates() {
        ECPublicKey key = P256.publicKey(X, Y).orElseThrow();

        assertThat(text(key.getW().getAffineX())).isEqualTo(X);
        assertThat(text(key.getW().getAffineY())).isEqualTo(Y);
        assertThat(Es256.fits(key)).isTrue();
    }

    @Test
    void aPointThatIsNotOnTheCurveIsNone() {
        assertThat(P256.publicKey(Y, X)).isEmpty();
        assertThat(P256.publicKey(X, X)).isEmpty();
        assertThat(P256.publicKey(text(BigInteger.ZERO), text(BigInteger.ZERO))).isEmpty();
    }

    /** The same point modulo p, and p itself for zero: y² = b has a solution. */
    @Test
    void aCoordinateOfAnotherFieldIsNone() {
        BigInteger y = yOfZero();

        assertThat(P256.publicKey(text(BigInteger.ZERO), text(y))).isPresent();
        assertThat(P256.publicKey(text(P), text(y))).isEmpty();
        assertThat(P256.publicKey(text(BigInteger.ZERO), text(P))).isEmpty();
    }

    @Test
    void aCoordinateHas32Bytes() {
        byte[] withAZeroInFront = new byte[33];
        System.arraycopy(StrictBase64.URL.decode(X).orElseThrow(), 0, withAZeroInFront, 1, 32);

        assertThat(P256.publicKey(StrictBase64.URL.encode(withAZeroInFront), Y)).isEmpty();
        assertThat(P256.publicKey("AA", text(yOfZero()))).isEmpty();
        assertThat(P256.publicKey("", text(yOfZero()))).isEmpty();
        assertThat(P256.publicKey(X, Y + "=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void aKeyOnAnotherCurveDoesNotFit(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));

        assertThat(Es256.fits(generator.generateKeyPair().getPublic())).isFalse();
    }

    @Test
    void itsSignatureVerifies() {
        ECPublicKey key = P256.publicKey(X, Y).orElseThrow();

        assertThat(Es256.verifies(key, INPUT, SIGNATURE)).isTrue();
    }

    @Test
    void everyOtherDoesNot() {
        ECPublicKey key = P256.publicKey(X, Y).orElseThrow();
        BigInteger order = key.getParams().getOrder();

        assertThat(Es256.verifies(key, INPUT, Arrays.copyOf(SIGNATURE, 63))).isFalse();
        assertThat(Es256.verifies(key, INPUT, Arrays.copyOf(SIGNATURE, 65))).isFalse();
        assertThat(Es256.verifies(key, INPUT, new byte[64])).isFalse();
        assertThat(Es256.verifies(key, Arrays.copyOf(INPUT, INPUT.length - 1), SIGNATURE))
                .isFalse();
        for (int at = 0; at < Es256.SIGNATURE_BYTES; at++) {
            byte[] changed = SIGNATURE.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            assertThat(Es256.verifies(key, INPUT, changed)).as("byte %d", at).isFalse();
        }
        // s and n - s are both good, by the standard
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(SIGNATURE, 32, 64));
        byte[] mirrored = SIGNATURE.clone();
        System.arraycopy(fixed(order.subtract(s)), 0, mirrored, 32, 32);
        assertThat(Es256.verifies(key, INPUT, mirrored)).isTrue();
    }

    /** So that 0, y is on the curve: the root of its b. */
    private static BigInteger yOfZero() {
        BigInteger b = new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
        return b.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    }

    private static String text(BigInteger coordinate) {
        return StrictBase64.URL.encode(fixed(coordinate));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }
}
