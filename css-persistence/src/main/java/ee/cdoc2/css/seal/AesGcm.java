package ee.cdoc2.css.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM (NIST SP 800-38D) with a random nonce, which stands in front: 12 bytes of nonce, the ciphertext, and 16 bytes of tag.
 * Immutable.
 */
public final class AesGcm {
    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Optional<Provider> provider;
    private final SecretKey key;

    /**
     * With a key.
     *
     * @param provider whose key it is, such as a token's; nothing for one that any provider can use
     * @param key      an AES key
     */
    public AesGcm(Optional<Provider> provider, SecretKey key) {
        this.provider = provider;
        this.key = key;
    }

    /**
     * Seals.
     *
     * @param associatedData what has to be the same when it is opened
     * @param secret         any bytes
     * @param random         a cryptographically secure source
     * @return the seal, 28 bytes longer
     * @throws GeneralSecurityException when the provider cannot use the key
     */
    public byte[] seal(byte[] associatedData, byte[] secret, SecureRandom random) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, associatedData).doFinal(secret);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens a seal.
     *
     * @param associatedData as it was sealed with
     * @param seal           as {@link #seal} made it
     * @return the secret, for the caller to wipe
     * @throws AEADBadTagException when key, associated data or seal are others; a token may throw another exception then
     * @throws GeneralSecurityException when the provider cannot use the key
     */
    public byte[] open(byte[] associatedData, byte[] seal) throws GeneralSecurityException {
        if (seal.length < NONCE_BYTES + TAG_BYTES) {
            throw new AEADBadTagException("too short");
        }
        byte[] nonce = Arrays.copyOf(seal, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, associatedData).doFinal(seal, NONCE_BYTES, seal.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associatedData) throws GeneralSecurityException {
        Cipher cipher =
                provider.isPresent() ? Cipher.getInstance(AES_GCM, provider.get()) : Cipher.getInstance(AES_GCM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
