package ee.cdoc2.css.protocol;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * One of the n parts whose XOR is the key-encryption key (scheme SC07): opaque bytes, {@value #MIN_BYTES} to
 * {@value #MAX_BYTES} of them. Secret: it has no text that a log could show.
 */
public final class Share {
    /** The least number of bytes. */
    public static final int MIN_BYTES = 32;
    /** The greatest number of bytes. */
    public static final int MAX_BYTES = 128;

    private final byte[] bytes;

    private Share(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a share of bytes that are known to have the right length.
     *
     * @param bytes 32 to 128 bytes; copied
     * @return the share
     * @throws IllegalArgumentException for any other length
     */
    public static Share of(byte[] bytes) {
        return parse(bytes)
                .orElseThrow(
                        () -> new IllegalArgumentException("a share has " + MIN_BYTES + " to " + MAX_BYTES + " bytes"));
    }

    /**
     * Reads a share as it is stored.
     *
     * @param bytes any bytes; copied
     * @return the share, or nothing when these are not 32 to 128 bytes
     */
    public static Optional<Share> parse(byte[] bytes) {
        return bytes.length < MIN_BYTES || bytes.length > MAX_BYTES
                ? Optional.empty()
                : Optional.of(new Share(bytes.clone()));
    }

    /**
     * Reads a share from the wire.
     *
     * @param text any text
     * @return the share, or nothing when the text is not strict standard base64 (RFC 4648 section 4) of 32 to 128 bytes
     */
    public static Optional<Share> parse(String text) {
        return StrictBase64.STANDARD.decode(text).flatMap(Share::parse);
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the standard base64 text for the wire} */
    public String base64() {
        return StrictBase64.STANDARD.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Share that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "Share[" + bytes.length + " bytes]";
    }
}
