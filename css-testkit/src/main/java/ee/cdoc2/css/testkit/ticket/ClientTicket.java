package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.pki.Identity;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ticket as clients make it: signed once for all servers; each server is shown only its own {@code aud} element.
 *
 * @param jwt the JWT, signed by the recipient
 * @param audience the disclosure of {@code aud}
 * @param elements one disclosure for each server
 */
public record ClientTicket(String jwt, DisclosureText audience, List<DisclosureText> elements) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * {@return a signed ticket}
     *
     * @param signer the recipient's key and certificate
     * @param issuer the recipient id, {@code etsi/PNOEE-48010010101}
     * @param audienceLiterals one JSON string, with quotes, for each server: see
     *        {@link ee.cdoc2.css.testkit.wire.ClientShape#audienceLiteral}, or {@link #literal} for the plain spelling
     */
    public static ClientTicket sign(Identity signer, String issuer, List<String> audienceLiterals) {
        List<DisclosureText> elements = audienceLiterals.stream()
                .map(literal -> DisclosureText.ofJson("[\"" + salt() + "\"," + literal + "]"))
                .toList();
        String digests = elements.stream()
                .map(element -> "{\"...\":\"" + element.digest() + "\"}")
                .collect(Collectors.joining(","));
        DisclosureText audience = DisclosureText.ofJson("[\"" + salt() + "\",\"aud\",[" + digests + "]]");
        JwsSigner jws = new JwsSigner(signer);
        String header = "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"" + jws.algorithm() + "\"}";
        String payload = "{\"iss\":\"" + issuer + "\",\"_sd\":[\"" + audience.digest() + "\"],\"_sd_alg\":\"sha-256\"}";
        String input = DisclosureText.ofJson(header).text() + "."
                + DisclosureText.ofJson(payload).text();
        return new ClientTicket(input + "." + DisclosureText.base64url(jws.sign(input)), audience, elements);
    }

    /**
     * {@return a signed ticket with URLs that are written without JSON escapes}
     *
     * @param urls one for each server: {@code https://host:port/key-shares/ID?nonce=N}
     */
    public static ClientTicket signPlain(Identity signer, String issuer, List<String> urls) {
        return sign(signer, issuer, urls.stream().map(ClientTicket::literal).toList());
    }

    /** {@return the value of {@code x-cdoc2-auth-ticket} for the server with this index} */
    public String present(int server) {
        return jwt + "~" + audience.text() + "~" + elements.get(server).text() + "~";
    }

    /** {@return the URL as a JSON string without escapes} */
    public static String literal(String url) {
        return "\"" + url + "\"";
    }

    static String salt() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return DisclosureText.base64url(bytes);
    }

    /** Without its content: a ticket is a credential. */
    @Override
    public String toString() {
        return "ClientTicket[" + elements.size() + " servers]";
    }
}
