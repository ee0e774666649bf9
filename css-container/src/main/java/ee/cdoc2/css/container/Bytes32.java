package ee.cdoc2.css.container;

import java.util.Arrays;
import java.util.Optional;

/** 32 bytes that are no secret: a salt, an encrypted key. */
public final class Bytes32 {
    /** The length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads them.
     *
     * @param bytes any bytes; copied
     * @return the value, or nothing when these are not 32
     */
    public static Optional<Bytes32> parse(byte[] bytes) {
        return bytes.length == LENGTH ? Optional.of(new Bytes32(bytes.clone())) : Optional.empty();
    }

    /**
     * Takes bytes that are known to have the right length.
     *
     * @param bytes 32 bytes; copied
     * @return the value
     * @throws IllegalArgumentException for any other length
     */
    public static Bytes32 of(byte[] bytes) {
        return parse(bytes).orElseThrow(() -> new IllegalArgumentException("not " + LENGTH + " bytes"));
    }

    /** {@return a copy} */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
