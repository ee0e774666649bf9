package ee.cdoc2.css.nonce;

import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 12 bytes of a nonce under one nonce key: 4 bytes of time (seconds since 1970, unsigned), 2 bytes of randomness,
 * and 6 bytes of HMAC-SHA-256 over share id, time and randomness. The randomness tells apart the nonces of one share in
 * one second; a MAC of 48 bits suffices because it can only be guessed online, and guessing it frees nothing: the ticket
 * around it still needs the recipient's signature.
 */
final class NonceFormat {
    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps this use of the key apart from any later one, and is versioned with the format. */
    private static final byte[] PURPOSE = "css-nonce-v1".getBytes(StandardCharsets.US_ASCII);

    private static final int TIME_BYTES = 4;
    private static final int RANDOM_BYTES = 2;
    private static final int STATED_BYTES = TIME_BYTES + RANDOM_BYTES;
    private static final int MAC_BYTES = Nonce.BYTES - STATED_BYTES;

    /** Keyed once; each use works on a clone, so that threads do not meet and no provider is looked up. */
    private final Mac keyed;

    NonceFormat(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Makes a nonce; two random bytes are taken. */
    Nonce make(ShareId shareId, Instant now, byte[] random) {
        byte[] stated = ByteBuffer.allocate(STATED_BYTES)
                .putInt((int) now.getEpochSecond())
                .put(random, 0, RANDOM_BYTES)
                .array();
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES)
                .put(stated)
                .put(mac(shareId, stated))
                .array());
    }

    /** Whether this nonce was made with this key for this share; in constant time. */
    boolean isAuthentic(ShareId shareId, Nonce nonce) {
        byte[] bytes = nonce.bytes();
        return MessageDigest.isEqual(
                mac(shareId, Arrays.copyOf(bytes, STATED_BYTES)), Arrays.copyOfRange(bytes, STATED_BYTES, Nonce.BYTES));
    }

    /** The time that the nonce states; worth something only when it is authentic. */
    static Instant madeAt(Nonce nonce) {
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(nonce.bytes()).getInt()));
    }

    private byte[] mac(ShareId shareId, byte[] stated) {
        Mac mac;
        try {
            mac = (Mac) keyed.clone();
        } catch (CloneNotSupportedException hmacSha256CanBeCloned) {
            throw new IllegalStateException(hmacSha256CanBeCloned);
        }
        mac.update(PURPOSE);
        // fixed-length fields stand before the only one whose length varies: no two inputs run together
        mac.update(stated);
        mac.update(shareId.toString().getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    }
}
