package ee.cdoc2.css.client.journey;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** The key that travels: {@value #BYTES} bytes. Secret: it has no text that a log could show. */
public final class KeyMaterial {
    /** The length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private KeyMaterial(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A key of these bytes.
     *
     * @param bytes exactly {@value #BYTES} bytes; copied
     * @return the key
     */
    public static KeyMaterial of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        return new KeyMaterial(bytes.clone());
    }

    /**
     * Makes a new key.
     *
     * @param random a cryptographically secure source
     * @return the key
     */
    public static KeyMaterial random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new KeyMaterial(bytes);
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return 64 lower-case hex digits: the form of key files} */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyMaterial that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "KeyMaterial[" + BYTES + " bytes]";
    }
}
