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
 * The 12 bytes of a nonce under one nonce key: 4 bytes of time (seconds since 1970, unsigned), a number that no other
 * nonce of that second has, and as much of an HMAC-SHA-256 over time, number and share id as there is room for. What
 * the MAC of 4 bytes is good for, and what not, is in docs/adr/0003.
 */
final class NonceFormat {
    private static final int TIME_BYTES = 4;

    private final MacKey key;
    /** Keeps this use of the key apart from any later one, and is versioned with the format. */
    private final byte[] purpose;

    private final int numberBytes;

    private NonceFormat(byte[] key, String purpose, int numberBytes) {
        this.key = new MacKey(key);
        this.purpose = purpose.getBytes(StandardCharsets.US_ASCII);
        this.numberBytes = numberBytes;
    }

    /** The format in which nonces are made: 4 bytes of number, 4 bytes of MAC. */
    static NonceFormat current(byte[] key) {
        return new NonceFormat(key, "css-nonce-v1.1", 4);
    }

    /**
     * The format before: 2 bytes of number, 6 bytes of MAC. It is only recognised, so that during a rolling change what
     * a node of the release before has made stays good.
     */
    static NonceFormat previous(byte[] key) {
        return new NonceFormat(key, "css-nonce-v1", 2);
    }

    /** Makes a nonce with a number, of which the lowest bytes count. */
    Nonce make(ShareId shareId, Instant now, int number) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).putInt(number);
        byte[] stated = ByteBuffer.allocate(TIME_BYTES + numberBytes)
                .putInt((int) now.getEpochSecond())
                .put(bytes, Integer.BYTES - numberBytes, numberBytes)
                .array();
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES)
                .put(stated)
                .put(mac(shareId, stated))
                .array());
    }

    /** Whether this nonce was made with this key for this share; in constant time. */
    boolean isAuthentic(ShareId shareId, Nonce nonce) {
        byte[] bytes = nonce.bytes();
        int statedBytes = TIME_BYTES + numberBytes;
        return MessageDigest.isEqual(
                mac(shareId, Arrays.copyOf(bytes, statedBytes)), Arrays.copyOfRange(bytes, statedBytes, Nonce.BYTES));
    }

    /** The time that the nonce states; worth something only when it is authentic. */
    static Instant madeAt(Nonce nonce) {
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(nonce.bytes()).getInt()));
    }

    private byte[] mac(ShareId shareId, byte[] stated) {
        // the share id, which varies in length, comes last
        byte[] share = shareId.toString().getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(key.mac(purpose, stated, share), Nonce.BYTES - stated.length);
    }
}
