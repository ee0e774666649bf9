package ee.cdoc2.css.nonce;

import ee.cdoc2.css.common.MacKey;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * The 12 bytes of a nonce under one nonce key: 4 bytes of time (seconds since 1970, unsigned), 2 bytes of randomness,
 * and 6 bytes of HMAC-SHA-256 over share id, time and randomness. The randomness tells apart the nonces of one share in
 * one second; a MAC of 48 bits suffices because it can only be guessed online, and a guessed nonce is worth nothing:
 * the ticket around it needs the recipient's signature.
 */
final class NonceFormat {
    /** Keeps this use of the key apart from any later one, and is versioned with the format. */
    private static final byte[] PURPOSE = "css-nonce-v1".getBytes(StandardCharsets.US_ASCII);

    private static final int TIME_BYTES = 4;
    static final int RANDOM_BYTES = 2;
    private static final int STATED_BYTES = TIME_BYTES + RANDOM_BYTES;
    private static final int MAC_BYTES = Nonce.BYTES - STATED_BYTES;

    private final MacKey key;

    NonceFormat(byte[] key) {
        this.key = new MacKey(key);
    }

    /** Makes a nonce of {@link #RANDOM_BYTES} random bytes. */
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
        // the share id, which varies in length, comes last
        byte[] share = shareId.toString().getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(key.mac(PURPOSE, stated, share), MAC_BYTES);
    }
}
