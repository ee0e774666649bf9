package ee.cdoc2.css.client.capsule;

import ee.cdoc2.css.protocol.ShareId;
import java.util.regex.Pattern;

/**
 * Where one share is. Never an address: the server's entry in the list has that.
 *
 * @param serverId the server's identifier in the list, 1 to 64 printable ASCII characters without space
 * @param shareId  what the server calls the share
 */
public record ShareReference(String serverId, ShareId shareId) {
    private static final Pattern SERVER_ID = Pattern.compile("[!-~]{1,64}");

    /**
     * Refuses an identifier that is not well formed.
     *
     * @throws IllegalArgumentException when it is not
     */
    public ShareReference {
        if (!isServerId(serverId)) {
            throw new IllegalArgumentException("not a server identifier");
        }
    }

    /**
     * Tells whether a text can identify a server.
     *
     * @param text any text
     * @return whether it is 1 to 64 printable ASCII characters without space
     */
    public static boolean isServerId(String text) {
        return SERVER_ID.matcher(text).matches();
    }
}
