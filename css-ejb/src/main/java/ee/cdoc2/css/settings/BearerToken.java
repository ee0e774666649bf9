package ee.cdoc2.css.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A token that lets in whoever shows it (RFC 6750). Its text shows nothing of it. */
public final class BearerToken {
    /** The shortest token that is taken, in characters: with fewer it could be guessed over the network. */
    public static final int MIN_LENGTH = 16;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{" + MIN_LENGTH + ",}+");

    private final byte[] token;

    /**
     * The configured token.
     *
     * @param token at least {@value #MIN_LENGTH} visible characters of ASCII: a header cannot hold others, and blanks at
     *              its end are not its own (RFC 9110 section 5.5)
     */
    public BearerToken(String token) {
        if (!VISIBLE.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "a token has at least " + MIN_LENGTH + " visible characters of ASCII, without blanks");
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
