package ee.cdoc2.css.container.key;

import ee.cdoc2.css.container.Bytes32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The one key of a container, which every recipient gets in the end. Secret: it has no text that a log could show, and is wiped
 * when it is closed.
 */
public final class FileMasterKey implements AutoCloseable {
    /** The length of the header's HMAC in bytes. */
    public static final int HMAC_BYTES = 32;

    private static final int RANDOM_BYTES = 64;
    private static final byte[] SALT = "CDOC20salt".getBytes(StandardCharsets.UTF_8);
    private static final String CONTENT_KEY = "CDOC20cek";
    private static final String HMAC_KEY = "CDOC20hmac";

    private final byte[] bytes;

    private FileMasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes the key of a new container.
     *
     * @param random a cryptographically secure source
     * @return the key
     */
    public static FileMasterKey make(SecureRandom random) {
        byte[] keyMaterial = new byte[RANDOM_BYTES];
        random.nextBytes(keyMaterial);
        try {
            return new FileMasterKey(Hkdf.extract(SALT, keyMaterial));
        } finally {
            Arrays.fill(keyMaterial, (byte) 0);
        }
    }

    /**
     * Decrypts the key; nothing tells a wrong one but {@link #hasSealed}.
     *
     * @param encrypted the record's {@code encrypted_fmk}
     * @param kek       the recipient's key-encryption key
     * @return the key
     */
    public static FileMasterKey decrypt(Bytes32 encrypted, KeyEncryptionKey kek) {
        return new FileMasterKey(kek.xor(encrypted.bytes()));
    }

    /**
     * Encrypts the key for a recipient.
     *
     * @param kek the recipient's key-encryption key, used for nothing else
     * @return the record's {@code encrypted_fmk}
     */
    public Bytes32 encrypt(KeyEncryptionKey kek) {
        return Bytes32.of(kek.xor(bytes));
    }

    /**
     * The HMAC-SHA256 of a header.
     *
     * @param header its bytes as they are in the container
     * @return {@value #HMAC_BYTES} bytes
     */
    public byte[] hmac(byte[] header) {
        byte[] key = Hkdf.expand(bytes, HMAC_KEY);
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        Arrays.fill(key, (byte) 0);
        hmac.update(header, 0, header.length);
        byte[] result = new byte[HMAC_BYTES];
        hmac.doFinal(result, 0);
        return result;
    }

    /**
     * Whether this is the key that the header's HMAC was made with. Takes the same time for whatever HMAC.
     *
     * @param header its bytes as they are in the container
     * @param hmac   the container's
     * @return whether the header is as it was sealed
     */
    public boolean hasSealed(byte[] header, byte[] hmac) {
        return MessageDigest.isEqual(hmac(header), hmac);
    }

    /** {@return the key of the payload, 32 bytes; whoever gets it wipes it} */
    public byte[] contentKey() {
        return Hkdf.expand(bytes, CONTENT_KEY);
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "FileMasterKey[" + bytes.length + " bytes]";
    }
}
