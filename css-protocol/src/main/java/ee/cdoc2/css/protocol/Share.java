package ee.cdoc2.css.protocol;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.base64.StrictBase64;
import java.security.MessageDigest;
import java.util.Arrays;

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
     * A share of these bytes.
     *
     * @param bytes 32 to 128 bytes; copied
     * @return the share
     * @throws Denied {@link Denial#SHARE_MALFORMED} for any other length
     */
    public static Share of(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new Denied(Denial.SHARE_MALFORMED);
        }
        return new Share(bytes.clone());
    }

    /**
     * Reads a share from the wire.
     *
     * @param base64 strict standard base64 (RFC 4648 section 4) of 32 to 128 bytes
     * @return the share
     * @throws Denied {@link Denial#SHARE_MALFORMED}
     */
    public static Share parse(String base64) {
        return of(StrictBase64.STANDARD.decode(base64).orElseThrow(() -> new Denied(Denial.SHARE_MALFORMED)));
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
