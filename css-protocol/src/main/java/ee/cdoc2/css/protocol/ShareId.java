package ee.cdoc2.css.protocol;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a share. A server makes it of 128 random bits and writes it as 32 lower-case hex digits; the API admits
 * 18 to 34 characters, so other texts of that length are well formed but name no share of this server.
 */
public final class ShareId {
    private static final Pattern SYNTAX = Pattern.compile("[0-9A-Za-z_-]{18,34}");
    private static final int RANDOM_BYTES = 16;

    private final String text;

    private ShareId(String text) {
        this.text = text;
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
     * @return the share id, or nothing when the text is not 18 to 34 ASCII letters, digits, hyphens or underscores
     */
    public static Optional<ShareId> parse(String text) {
        return text != null && SYNTAX.matcher(text).matches() ? Optional.of(new ShareId(text)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShareId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** {@return the text on the wire, case kept} */
    @Override
    public String toString() {
        return text;
    }
}
