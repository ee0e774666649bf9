package ee.cdoc2.css.session;

import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.ticket.Written;
import java.security.PrivateKey;
import java.util.function.Function;

/** Signed tokens of the second protocol as a test writes them down: JSON texts in, what a server is shown out. */
public final class SignedTokens {
    public static final String SESSION_HEADER =
            "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"}";

    private SignedTokens() {}

    /** {@return a session token with one disclosed element and a hidden one} */
    public static String session(PrivateKey key, String claims, String audience) {
        return session(key, SESSION_HEADER, claims, audience);
    }

    public static String session(PrivateKey key, String header, String claims, String audience) {
        return token(header, claims, audience, input -> new JwsSigner(key).sign(input));
    }

    /**
     * {@return a token}
     *
     * @param claims   members of the payload, without braces
     * @param audience JSON of the element
     * @param signer   makes the signature of the signing input
     */
    public static String token(String header, String claims, String audience, Function<String, byte[]> signer) {
        String element = Written.base64url("[\"salt1\"," + audience + "]");
        String aud = Written.base64url(
                "[\"salt2\",\"aud\",[{\"...\":\"hidden\"},{\"...\":\"" + Written.digest(element) + "\"}]]");
        String payload = "{" + claims + (claims.isEmpty() ? "" : ",") + "\"_sd\":[\"decoy\",\"" + Written.digest(aud)
                + "\"],\"_sd_alg\":\"sha-256\"}";
        String input = Written.base64url(header) + "." + Written.base64url(payload);
        return input + "." + StrictBase64.URL.encode(signer.apply(input)) + "~" + aud + "~" + element + "~";
    }
}
