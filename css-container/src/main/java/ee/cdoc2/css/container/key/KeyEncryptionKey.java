package ee.cdoc2.css.container.key;

import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.protocol.RecipientId;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The key-encryption key of one recipient: the XOR of all shares. Secret: it has no text that a log could show, and is wiped when
 * it is closed.
 */
public final class KeyEncryptionKey implements AutoCloseable {
    /** The length in bytes. */
    public static final int BYTES = Bytes32.LENGTH;

    private static final String INFO = "CDOC2kek" + "XOR";

    private final byte[] bytes;

    private KeyEncryptionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * What the shares gave.
     *
     * @param bytes 32 bytes; copied
     * @return the key
     * @throws IllegalArgumentException for any other length
     */
    public static KeyEncryptionKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key-encryption key has " + BYTES + " bytes");
        }
        return new KeyEncryptionKey(bytes.clone());
    }

    /**
     * Makes a new key.
     *
     * @param random a cryptographically secure source
     * @param salt   goes into the recipient's record
     * @param id     the recipient
     * @return the key
     */
    public static KeyEncryptionKey make(SecureRandom random, Bytes32 salt, RecipientId id) {
        byte[] keyMaterial = new byte[BYTES];
        random.nextBytes(keyMaterial);
        byte[] extracted = Hkdf.extract(salt.bytes(), keyMaterial);
        try {
            return new KeyEncryptionKey(Hkdf.expand(extracted, INFO + id.value()));
        } finally {
            Arrays.fill(keyMaterial, (byte) 0);
            Arrays.fill(extracted, (byte) 0);
        }
    }

    /** {@return a copy of the bytes, to be split} */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] xor(byte[] with) {
        byte[] result = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            result[i] = (byte) (bytes[i] ^ with[i]);
        }
        return result;
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "KeyEncryptionKey[" + BYTES + " bytes]";
    }
}
