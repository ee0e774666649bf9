package ee.cdoc2.css.client.ticket;

import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * A ticket before it is signed. What is signed hides everything behind salted digests: {@code _sd} has the digest of
 * the {@code aud} claim, and that has a digest for each server. Everything but {@code iss} stays unknown to who is
 * not shown its disclosure.
 */
public final class TicketDraft {
    private static final int SALT_BYTES = 16;

    private final String algorithm;
    private final String signingInput;
    private final SaltedDisclosure audience;
    private final List<SaltedDisclosure> elements;

    private TicketDraft(
            String algorithm, String signingInput, SaltedDisclosure audience, List<SaltedDisclosure> elements) {
        this.algorithm = algorithm;
        this.signingInput = signingInput;
        this.audience = audience;
        this.elements = elements;
    }

    /**
     * A ticket of the first protocol for some shares.
     *
     * @param recipient who will sign it: {@code iss}
     * @param algorithm with which algorithm
     * @param shares    one URL for each server, in the order in which {@link SignedTicket#presentation} counts them
     * @param random    a cryptographically secure source, for salts of 128 bits
     * @return the draft
     */
    public static TicketDraft of(
            RecipientId recipient, SignatureAlgorithm algorithm, List<ShareUrl> shares, SecureRandom random) {
        return of(recipient, algorithm.name(), shares, random);
    }

    /**
     * A ticket, or an auth token of the second protocol: they differ in their algorithms alone.
     *
     * @param recipient who will sign it: {@code iss}
     * @param algorithm {@code alg} of the header
     * @param shares    one URL for each server, in the order in which {@link SignedTicket#presentation} counts them
     * @param random    a cryptographically secure source, for salts of 128 bits
     * @return the draft
     */
    public static TicketDraft of(RecipientId recipient, String algorithm, List<ShareUrl> shares, SecureRandom random) {
        List<SaltedDisclosure> elements = shares.stream()
                .map(share -> SaltedDisclosure.element(salt(random), new JsonString(share.toString())))
                .toList();
        List<JsonObject> digests = elements.stream()
                .map(element -> new JsonMembers().add("...", element.digest()).object())
                .toList();
        SaltedDisclosure audience = SaltedDisclosure.claim(salt(random), "aud", new JsonArray(List.copyOf(digests)));
        JsonObject header = new JsonMembers()
                .add("typ", AuthenticationHeaders.TICKET_TYPE)
                .add("alg", algorithm)
                .object();
        JsonObject payload = new JsonMembers()
                .add("iss", recipient.value())
                .add("_sd", List.of(new JsonString(audience.digest())))
                .add("_sd_alg", "sha-256")
                .object();
        return new TicketDraft(algorithm, base64url(header) + "." + base64url(payload), audience, elements);
    }

    /** {@return the hash of what is to be signed} */
    public HashToSign hash() {
        return HashToSign.of(signingInput);
    }

    /** {@return what is to be signed: ASCII of header, dot, payload} */
    public byte[] signingInput() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The ticket with its signature.
     *
     * @param signature raw: of as many bytes as the RSA modulus has, or r‖s of 64 bytes for ES256
     * @return the ticket
     */
    public SignedTicket signed(byte[] signature) {
        return new SignedTicket(signingInput + "." + StrictBase64.URL.encode(signature), audience, elements);
    }

    private static String salt(SecureRandom random) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return StrictBase64.URL.encode(bytes);
    }

    private static String base64url(JsonObject object) {
        return StrictBase64.URL.encode(StrictJson.write(object));
    }

    /** {@return a text without anything of the ticket} */
    @Override
    public String toString() {
        return "TicketDraft[" + algorithm + ", " + elements.size() + " servers]";
    }
}
