package ee.cdoc2.css.protocol;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a share. A server makes it of 128 random bits and writes it as 32 lower-case hex digits; the API admits
 * 18 to 34 characters, so other texts of that length are well formed but name no share of this server.
 *
 * @param value 18 to 34 ASCII letters, digits, hyphens or underscores; case matters
 */
public record ShareId(String value) {
    /** The grammar, as a regular expression. */
    static final String SYNTAX = "[0-9A-Za-z_-]{18,34}";

    private static final Pattern WELL_FORMED = Pattern.compile(SYNTAX);
    private static final int RANDOM_BYTES = 16;

    /**
     * Refuses what is not well formed.
     *
     * @throws IllegalArgumentException when the text does not follow the grammar
     */
    public ShareId {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a share id");
        }
    }

    /**
     * Makes a new share id.
     *
     * @param random a cryptographically secure source
     * @return an id of 128 random bits
     */
    public static ShareId random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ShareId(HexFormat.of().formatHex(bytes));
    }

    /**
     * Reads a share id as it stands in a path.
     *
     * @param text any text, or null
     * @return the share id, or nothing when the text does not follow the grammar
     */
    public static Optional<ShareId> parse(String text) {
        return text != null && WELL_FORMED.matcher(text).matches() ? Optional.of(new ShareId(text)) : Optional.empty();
    }

    /** {@return the text on the wire} */
    @Override
    public String toString() {
        return value;
    }
}
