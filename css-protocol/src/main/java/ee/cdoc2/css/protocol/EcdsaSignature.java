package ee.cdoc2.css.protocol;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The two integers of an ECDSA signature in DER (RFC 3279 section 2.2.3), of curves up to P-521. */
record EcdsaSignature(BigInteger r, BigInteger s) {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int ONE_BYTE_OF_LENGTH = 0x81;
    private static final int SHORT_LENGTHS = 0x80;

    /** Reads r‖s (RFC 7518 section 3.4): two unsigned integers of the same length. */
    static EcdsaSignature ofRaw(byte[] raw) {
        int half = raw.length / 2;
        return new EcdsaSignature(
                new BigInteger(1, Arrays.copyOf(raw, half)),
                new BigInteger(1, Arrays.copyOfRange(raw, half, raw.length)));
    }

    /**
     * Reads DER.
     *
     * @param der any bytes
     * @return the signature; nothing for everything that {@link #der} would not have written
     */
    static Optional<EcdsaSignature> ofDer(byte[] der) {
        int sequence = der.length > 2 && (der[1] & 0xff) == ONE_BYTE_OF_LENGTH ? 3 : 2;
        return integer(der, sequence)
                .flatMap(r -> integer(der, sequence + 2 + r.length)
                        .map(s -> new EcdsaSignature(new BigInteger(1, r), new BigInteger(1, s))))
                // this refuses whatever was read too generously, signs and leading zeros among it
                .filter(read -> Arrays.equals(read.der(), der));
    }

    private static Optional<byte[]> integer(byte[] der, int from) {
        if (from + 2 > der.length
                || der[from] != INTEGER
                || der[from + 1] <= 0
                || from + 2 + der[from + 1] > der.length) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(der, from + 2, from + 2 + der[from + 1]));
    }

    /** Whether both are between 1 and n − 1, n being the order of the curve (FIPS 186-5 section 6.4.2, step 1). */
    boolean isBelow(BigInteger order) {
        return r.signum() > 0 && s.signum() > 0 && r.compareTo(order) < 0 && s.compareTo(order) < 0;
    }

    byte[] der() {
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        int length = 2 + first.length + 2 + second.length;
        int begin = length < SHORT_LENGTHS ? 2 : 3;
        byte[] der = new byte[begin + length];
        der[0] = SEQUENCE;
        der[1] = (byte) ONE_BYTE_OF_LENGTH;
        der[begin - 1] = (byte) length;
        write(first, der, begin);
        write(second, der, begin + 2 + first.length);
        return der;
    }

    private static void write(byte[] integer, byte[] der, int at) {
        der[at] = INTEGER;
        der[at + 1] = (byte) integer.length;
        System.arraycopy(integer, 0, der, at + 2, integer.length);
    }
}
