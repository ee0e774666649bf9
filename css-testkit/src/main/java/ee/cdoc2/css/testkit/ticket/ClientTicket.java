package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.pki.Identity;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ticket as clients make it: signed once for all servers, then presented to each with only its own {@code aud}
 * element disclosed.
 *
 * @param jwt signed by the recipient
 * @param audience the disclosure of {@code aud}
 * @param elements a disclosure per server
 */
public record ClientTicket(String jwt, Disclosure audience, List<Disclosure> elements) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Signs.
     *
     * @param signer the recipient
     * @param issuer the recipient id, {@code etsi/PNOEE-48010010101}
     * @param audienceLiterals a JSON string, with quotes, per server: see
     *        {@link ee.cdoc2.css.testkit.wire.ClientShape#audienceLiteral}, or {@link #literal} for the plain spelling
     */
    public static ClientTicket sign(Identity signer, String issuer, List<String> audienceLiterals) {
        List<Disclosure> elements = audienceLiterals.stream()
                .map(literal -> Disclosure.ofJson("[\"" + salt() + "\"," + literal + "]"))
                .toList();
        String digests = elements.stream()
                .map(element -> "{\"...\":\"" + element.digest() + "\"}")
                .collect(Collectors.joining(","));
        Disclosure audience = Disclosure.ofJson("[\"" + salt() + "\",\"aud\",[" + digests + "]]");
        JwsSigner jws = new JwsSigner(signer);
        String header = "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"" + jws.algorithm() + "\"}";
        String payload = "{\"iss\":\"" + issuer + "\",\"_sd\":[\"" + audience.digest() + "\"],\"_sd_alg\":\"sha-256\"}";
        String input = Disclosure.ofJson(header).text() + "."
                + Disclosure.ofJson(payload).text();
        return new ClientTicket(input + "." + Disclosure.base64url(jws.sign(input)), audience, elements);
    }

    /**
     * Signs for one or more servers, URLs spelled plainly.
     *
     * @param urls {@code https://host:port/key-shares/ID?nonce=N} each
     */
    public static ClientTicket signPlain(Identity signer, String issuer, List<String> urls) {
        return sign(signer, issuer, urls.stream().map(ClientTicket::literal).toList());
    }

    /** {@return the value of {@code x-cdoc2-auth-ticket} for the server at this place of the list} */
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
        return Disclosure.base64url(bytes);
    }

    /** Nothing: a ticket is a credential. */
    @Override
    public String toString() {
        return "ClientTicket[" + elements.size() + " servers]";
    }
}
