package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.ReadJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A token as its issuer hands it out: JWT, then the disclosure of {@code aud}, then one for each server, each followed by
 * {@code ~}.
 *
 * @param text the whole token
 */
public record IssuedToken(String text) {

    private static final int FIRST_ELEMENT = 2;

    /** {@return the signed JWT: header, payload, signature with dots between them} */
    public String jwt() {
        return text.substring(0, text.indexOf('~'));
    }

    /** {@return what is signed: header, dot, payload} */
    public String signingInput() {
        return jwt().substring(0, jwt().lastIndexOf('.'));
    }

    /** {@return the raw bytes of the signature} */
    public byte[] signature() {
        return Base64.getUrlDecoder().decode(jwt().substring(jwt().lastIndexOf('.') + 1));
    }

    /** {@return the claims that are in clear} */
    public ReadJson claims() {
        return decoded(jwt().split("\\.")[1]);
    }

    /** {@return the URL that each server's disclosure hides} */
    public List<String> elements() {
        return Arrays.stream(parts())
                .skip(FIRST_ELEMENT)
                .map(IssuedToken::decoded)
                .map(disclosure -> (String) disclosure.elements().get(1).value())
                .toList();
    }

    /** {@return the token with these servers' elements alone disclosed} */
    public String present(int... servers) {
        String[] parts = parts();
        StringBuilder presented = new StringBuilder(parts[0] + "~" + parts[1] + "~");
        IntStream.of(servers)
                .forEach(server ->
                        presented.append(parts[FIRST_ELEMENT + server]).append('~'));
        return presented.toString();
    }

    /**
     * {@return the token for the server whose URL this is}
     *
     * @param url what its element begins with
     * @throws IllegalArgumentException if no element begins so, or several do
     */
    public String presentTo(String url) {
        List<String> elements = elements();
        int[] found = IntStream.range(0, elements.size())
                .filter(index -> elements.get(index).startsWith(url))
                .toArray();
        if (found.length != 1) {
            throw new IllegalArgumentException(found.length + " elements are for this server");
        }
        return present(found);
    }

    private String[] parts() {
        return text.split("~");
    }

    private static ReadJson decoded(String base64url) {
        return ReadJson.of(Base64.getUrlDecoder().decode(base64url.getBytes(StandardCharsets.US_ASCII)))
                .orElseThrow();
    }

    /** Without its content: a token is a credential. */
    @Override
    public String toString() {
        return "IssuedToken[" + text.length() + " characters]";
    }
}
