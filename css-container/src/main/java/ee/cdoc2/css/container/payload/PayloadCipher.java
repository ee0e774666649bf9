package ee.cdoc2.css.container.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * ChaCha20-Poly1305 as RFC 8439 section 2.8 puts it together, piece by piece: of the JDK's ChaCha20, which newer JDKs compute in
 * vectors, and BouncyCastle's Poly1305. The JDK's own combination keeps a whole message in memory while it decrypts, and
 * BouncyCastle's needs a third more time.
 */
final class PayloadCipher {
    private static final int PAD = 16;
    private static final int ONE_TIME_KEY_BYTES = 32;
    private static final String ALGORITHM = "ChaCha20";

    private final Cipher cipher;
    private final Poly1305 authenticator = new Poly1305();
    private final long additionalBytes;
    private long bytes;

    /**
     * @param mode           {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE}
     * @param key            32 bytes
     * @param nonce          12 bytes
     * @param additionalData authenticated, not encrypted
     */
    PayloadCipher(int mode, byte[] key, byte[] nonce, byte[] additionalData) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        try {
            Cipher first = Cipher.getInstance(ALGORITHM);
            first.init(Cipher.ENCRYPT_MODE, secret, new ChaCha20ParameterSpec(nonce, 0));
            byte[] oneTimeKey = first.update(new byte[ONE_TIME_KEY_BYTES]);
            authenticator.init(new KeyParameter(oneTimeKey));
            Arrays.fill(oneTimeKey, (byte) 0);
            cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, secret, new ChaCha20ParameterSpec(nonce, 1));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        authenticator.update(additionalData, 0, additionalData.length);
        pad(additionalData.length);
        additionalBytes = additionalData.length;
    }

    /** Encrypts so many bytes, and authenticates what comes out. */
    void encrypt(byte[] plain, int offset, int length, byte[] encrypted) {
        process(plain, offset, length, encrypted);
        authenticate(encrypted, length);
    }

    /** Authenticates so many bytes, and decrypts them. */
    void decrypt(byte[] encrypted, int length, byte[] plain) {
        authenticate(encrypted, length);
        process(encrypted, 0, length, plain);
    }

    /** The tag of everything; nothing is processed after it. */
    byte[] tag() {
        pad(bytes);
        byte[] lengths = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(additionalBytes)
                .putLong(bytes)
                .array();
        authenticator.update(lengths, 0, lengths.length);
        byte[] tag = new byte[PayloadSeal.TAG_BYTES];
        authenticator.doFinal(tag, 0);
        return tag;
    }

    private void authenticate(byte[] encrypted, int length) {
        authenticator.update(encrypted, 0, length);
        bytes += length;
    }

    private void process(byte[] from, int offset, int length, byte[] to) {
        try {
            cipher.update(from, offset, length, to, 0);
        } catch (ShortBufferException hasTheSameLength) {
            throw new IllegalArgumentException(hasTheSameLength);
        }
    }

    private void pad(long length) {
        int padding = (int) (-length & (PAD - 1));
        authenticator.update(new byte[PAD], 0, padding);
    }
}
