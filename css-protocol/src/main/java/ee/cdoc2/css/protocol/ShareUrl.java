package ee.cdoc2.css.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one {@code aud} element that a ticket discloses to a server:
 * {@code https://host:port/key-shares/{shareId}?nonce={nonce}}.
 *
 * @param base    the server
 * @param shareId the share asked for
 * @param nonce   the nonce's text: 1 to 64 base64url characters, made by this server or not
 */
public record ShareUrl(BaseUrl base, ShareId shareId, String nonce) {
    /** A client configured with a trailing slash signs a doubled one before {@code key-shares}: it means the same. */
    private static final Pattern URL = Pattern.compile(
            BaseUrl.SYNTAX + "/{1,2}key-shares/(?<id>" + ShareId.SYNTAX + ")\\?nonce=(?<nonce>[0-9A-Za-z_-]{1,64})");

    /**
     * Reads a share URL.
     *
     * @param text the {@code aud} element
     * @return the share URL, or nothing when the text is anything else: another scheme, user information, a fragment,
     *         percent-encoding, another query
     */
    public static Optional<ShareUrl> parse(String text) {
        Matcher matcher = URL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return BaseUrl.of(matcher)
                .map(base -> new ShareUrl(base, new ShareId(matcher.group("id")), matcher.group("nonce")));
    }

    /** {@return the URL as clients write it, always with its port} */
    @Override
    public String toString() {
        return base + "/key-shares/" + shareId + "?nonce=" + nonce;
    }
}
