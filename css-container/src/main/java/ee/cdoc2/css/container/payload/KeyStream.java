package ee.cdoc2.css.container.payload;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key stream of the JDK's ChaCha20 (RFC 8439 section 2.4). Encrypting and decrypting are the same. */
final class KeyStream {
    private static final String ALGORITHM = "ChaCha20";

    private final Cipher cipher;

    /**
     * @param key   32 bytes
     * @param nonce 12 bytes
     * @param block the number of the block of 64 bytes that it begins with
     */
    KeyStream(byte[] key, byte[] nonce, int block) {
        try {
            cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, ALGORITHM), new ChaCha20ParameterSpec(nonce, block));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Combines bytes with as many of the key stream, by exclusive or.
     *
     * @param from   the bytes
     * @param offset where they begin
     * @param length how many
     * @param to     gets the result, at its beginning; may be the same array if the offset is 0
     */
    void apply(byte[] from, int offset, int length, byte[] to) {
        try {
            cipher.update(from, offset, length, to, 0);
        } catch (ShortBufferException hasTheSameLength) {
            throw new IllegalArgumentException(hasTheSameLength);
        }
    }
}
