package ee.cdoc2.css.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A token that lets in whoever shows it (RFC 6750). Its text shows nothing of it. */
public final class BearerToken {
    /** The shortest token that is taken, in characters: with fewer it could be guessed over the network. */
    public static final int MIN_LENGTH = 16;

    private final byte[] token;

    /**
     * The configured token.
     *
     * @param token at least {@value #MIN_LENGTH} characters
     */
    public BearerToken(String token) {
        if (token.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("a token has at least " + MIN_LENGTH + " characters");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Compares, in a time that does not depend on where the two differ.
     *
     * @param shown what a request shows; may be null
     * @return whether it is this token
     */
    public boolean is(String shown) {
        return shown != null && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a text without the token} */
    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
