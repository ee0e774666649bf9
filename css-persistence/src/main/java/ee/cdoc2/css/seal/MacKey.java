package ee.cdoc2.css.seal;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for HMAC-SHA-256 (RFC 2104). It is set up once, and each use works on a copy, so that threads do not meet and
 * no provider is looked up. Thread-safe.
 */
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /**
     * A key of these bytes.
     *
     * @param key at least one byte
     */
    public MacKey(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * {@return the 32 bytes of the code over the parts, one after the other}
     *
     * @param parts nothing marks where one ends: at most one of them may vary in length
     */
    public byte[] mac(byte[]... parts) {
        try {
            Mac mac = (Mac) keyed.clone();
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (CloneNotSupportedException hmacSha256CanBeCloned) {
            throw new IllegalStateException(hmacSha256CanBeCloned);
        }
    }
}
