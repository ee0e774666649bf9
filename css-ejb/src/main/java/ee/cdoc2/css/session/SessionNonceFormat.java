package ee.cdoc2.css.session;

import ee.cdoc2.css.common.MacKey;
import ee.cdoc2.css.protocol.Nonce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * The 12 bytes of a session nonce under one nonce key: 4 bytes of time (seconds since 1970, unsigned), 2 bytes of randomness,
 * and 6 bytes of HMAC-SHA-256 over a label, time and randomness. 48 bits suffice: the nonce counts only inside a token that
 * the auth server signed, and can be guessed online only. It is not spent, so equal ones do no harm.
 */
public final class SessionNonceFormat {
    /** How many random bytes {@link #make} takes. */
    public static final int RANDOM_BYTES = 2;

    /** Keeps session nonces apart from what else the nonce keys are used for. */
    private static final byte[] PURPOSE = "css-session-nonce-v1".getBytes(StandardCharsets.US_ASCII);

    private static final int STATED_BYTES = Integer.BYTES + RANDOM_BYTES;

    private final MacKey key;

    /**
     * The format under one key.
     *
     * @param key a nonce key
     */
    public SessionNonceFormat(byte[] key) {
        this.key = new MacKey(key);
    }

    /**
     * Makes a session nonce.
     *
     * @param now    the time, whose fraction of a second is cut off
     * @param random {@value #RANDOM_BYTES} random bytes
     * @return the nonce
     */
    public Nonce make(Instant now, byte[] random) {
        byte[] stated = ByteBuffer.allocate(STATED_BYTES)
                .putInt((int) now.getEpochSecond())
                .put(random, 0, RANDOM_BYTES)
                .array();
        return Nonce.of(
                ByteBuffer.allocate(Nonce.BYTES).put(stated).put(mac(stated)).array());
    }

    /** Whether this nonce was made with this key; in constant time. */
    boolean isAuthentic(Nonce nonce) {
        byte[] bytes = nonce.bytes();
        return MessageDigest.isEqual(
                mac(Arrays.copyOf(bytes, STATED_BYTES)), Arrays.copyOfRange(bytes, STATED_BYTES, Nonce.BYTES));
    }

    /** The time that the nonce states; worth something only when it is authentic. */
    static Instant madeAt(Nonce nonce) {
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(nonce.bytes()).getInt()));
    }

    private byte[] mac(byte[] stated) {
        return Arrays.copyOf(key.mac(PURPOSE, stated), Nonce.BYTES - STATED_BYTES);
    }
}
