package ee.cdoc2.css.nonce;

import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.MacKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * The 12 bytes of a nonce under one nonce key: 4 bytes of time (seconds since 1970, unsigned), a number, and as much of an
 * HMAC-SHA-256 over time, number and what the nonce is for as there is room for. What the MAC of 4 bytes is good for, and
 * what not, is in docs/adr/0003. Thread-safe.
 */
public final class NonceFormat {
    private static final int TIME_BYTES = 4;
    private static final byte[] NOTHING = {};

    private final MacKey key;
    /** Keeps this use of the key apart from any later one, and is versioned with the format. */
    private final byte[] purpose;

    private final int numberBytes;

    private NonceFormat(byte[] key, String purpose, int numberBytes) {
        this.key = new MacKey(key);
        this.purpose = purpose.getBytes(StandardCharsets.US_ASCII);
        this.numberBytes = numberBytes;
    }

    /**
     * The format in which nonces of shares are made: 4 bytes of number, which no other of that second has, 4 bytes of MAC.
     * A nonce of one scheme is none in the other: that of the second was given to somebody who has signed in.
     */
    static NonceFormat ofShares(Scheme scheme, byte[] key) {
        return new NonceFormat(
                key,
                switch (scheme) {
                    case V1 -> "css-nonce-v1.1";
                    case V2 -> "css-nonce-v2";
                },
                4);
    }

    /**
     * The format before, of the first scheme: 2 bytes of number, 6 bytes of MAC. It is only recognised, so that during a
     * rolling change what a node of the release before has made stays good.
     */
    static NonceFormat previous(byte[] key) {
        return new NonceFormat(key, "css-nonce-v1", 2);
    }

    /**
     * The format of session nonces: 2 bytes of number, 6 bytes of MAC (section 2.1 of the second protocol). 48 bits suffice:
     * such a nonce counts only inside a token that the auth server signed, and can be guessed online only. It is not spent,
     * so equal ones do no harm.
     *
     * @param key a nonce key
     * @return the format under that key
     */
    public static NonceFormat ofSessions(byte[] key) {
        return new NonceFormat(key, "css-session-nonce-v1", 2);
    }

    /** Makes a share's nonce. */
    Nonce make(ShareId shareId, Instant now, int number) {
        return make(bytes(shareId), now, number);
    }

    /**
     * Makes a nonce that is for no one thing.
     *
     * @param now    the time, whose fraction of a second is cut off
     * @param number of which the lowest bytes count, as many as the format has
     * @return the nonce
     */
    public Nonce make(Instant now, int number) {
        return make(NOTHING, now, number);
    }

    private Nonce make(byte[] subject, Instant now, int number) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).putInt(number);
        byte[] stated = ByteBuffer.allocate(TIME_BYTES + numberBytes)
                .putInt((int) now.getEpochSecond())
                .put(bytes, Integer.BYTES - numberBytes, numberBytes)
                .array();
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES)
                .put(stated)
                .put(mac(subject, stated))
                .array());
    }

    /** Whether this nonce was made with this key for this share; in constant time. */
    boolean isAuthentic(ShareId shareId, Nonce nonce) {
        return isAuthentic(bytes(shareId), nonce);
    }

    /** {@return whether this nonce was made with this key for no one thing; in constant time} */
    public boolean isAuthentic(Nonce nonce) {
        return isAuthentic(NOTHING, nonce);
    }

    private boolean isAuthentic(byte[] subject, Nonce nonce) {
        byte[] bytes = nonce.bytes();
        int statedBytes = TIME_BYTES + numberBytes;
        return MessageDigest.isEqual(
                mac(subject, Arrays.copyOf(bytes, statedBytes)), Arrays.copyOfRange(bytes, statedBytes, Nonce.BYTES));
    }

    /** {@return the time that a nonce states, in whole seconds; worth something only when it is authentic} */
    public static Instant madeAt(Nonce nonce) {
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(nonce.bytes()).getInt()));
    }

    private byte[] mac(byte[] subject, byte[] stated) {
        // the subject, which varies in length, comes last
        return Arrays.copyOf(key.mac(purpose, stated, subject), Nonce.BYTES - stated.length);
    }

    private static byte[] bytes(ShareId shareId) {
        return shareId.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
