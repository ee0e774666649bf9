package ee.cdoc2.css.testkit.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of a ticket or token, each a {@linkplain ee.cdoc2.css.testkit.template.Template template}; immutable. {@link #good} is a
 * good ticket for two servers, of which one is disclosed; the other methods replace one part, and {@link #make} makes the
 * ticket. Besides the placeholders of {@link TicketValues#value} a part may have:
 * <ul>
 * <li>{@code {digest:NAME}}, {@code {disclosure:NAME}}: digest or text of a disclosure of this template; also
 *     {@code {digest-md5:NAME}} and {@code {digest-sha-512:NAME}},
 * <li>in {@code jwt}: {@code {header64}}, {@code {payload64}}, and {@code .{signature64}}, the signature over everything
 *     before it,
 * <li>in {@code ticket}: {@code {jwt}}, and {@code {presented}}: each presented disclosure, followed by {@code ~}.
 * </ul>
 *
 * @param header JWS header, JSON
 * @param payload claims, JSON
 * @param disclosures JSON by name; the beginning of the name says how it is encoded: {@code raw-} is the text to be sent
 *        instead of JSON, {@code padded-} is base64url with padding, {@code loose-} has unused bits that are not zero,
 *        all others are base64url
 * @param present names of the disclosures that are sent, in order
 * @param jwt the JWT
 * @param signature how the JWT is signed
 * @param ticket the whole ticket
 */
public record TicketTemplate(
        String header,
        String payload,
        Map<String, String> disclosures,
        List<String> present,
        String jwt,
        SignatureForm signature,
        String ticket) {

    public TicketTemplate {
        disclosures = Map.copyOf(disclosures);
        present = List.copyOf(present);
    }

    /** {@return the template of a good ticket} */
    public static TicketTemplate good() {
        return new TicketTemplate(
                "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"{alg}\"}",
                "{\"iss\":\"{recipient}\",\"_sd\":[\"{digest:aud}\"],\"_sd_alg\":\"sha-256\"}",
                Map.of(
                        "aud",
                        "[\"{salt}\",\"aud\",[{\"...\":\"{digest:element}\"},{\"...\":\"{digest:other}\"}]]",
                        "element",
                        "[\"{salt}\",\"{aud}\"]",
                        "other",
                        "[\"{salt}\",\"https://other.example:443/key-shares/{id}?nonce={nonce}\"]"),
                List.of("aud", "element"),
                "{header64}.{payload64}.{signature64}",
                SignatureForm.NATURAL,
                "{jwt}~{presented}");
    }

    public TicketTemplate withHeader(String json) {
        return new TicketTemplate(json, payload, disclosures, present, jwt, signature, ticket);
    }

    public TicketTemplate withPayload(String json) {
        return new TicketTemplate(header, json, disclosures, present, jwt, signature, ticket);
    }

    /** {@return the same with this disclosure added or replaced; it is sent if {@link #presenting} names it} */
    public TicketTemplate withDisclosure(String name, String json) {
        Map<String, String> more = new LinkedHashMap<>(disclosures);
        more.put(name, json);
        return new TicketTemplate(header, payload, more, present, jwt, signature, ticket);
    }

    /** {@return the same with other disclosures sent; a name may occur twice} */
    public TicketTemplate presenting(List<String> names) {
        return new TicketTemplate(header, payload, disclosures, names, jwt, signature, ticket);
    }

    public TicketTemplate withJwt(String template) {
        return new TicketTemplate(header, payload, disclosures, present, template, signature, ticket);
    }

    public TicketTemplate signed(SignatureForm form) {
        return new TicketTemplate(header, payload, disclosures, present, jwt, form, ticket);
    }

    public TicketTemplate withTicket(String template) {
        return new TicketTemplate(header, payload, disclosures, present, jwt, signature, template);
    }

    /** {@return the value of {@code x-cdoc2-auth-ticket}; each character is one byte} */
    public String make(TicketValues values) {
        return new TicketBuilder(this, values::value, input -> signature.sign(values.signer(), input)).ticket();
    }

    /**
     * {@return a token of the second protocol; each character is one byte} The only placeholder besides those of the
     * template is {@code {salt}}.
     *
     * @param signer gives the bytes of the signature over the signing input; the template's form is not looked at
     */
    public String make(Function<String, byte[]> signer) {
        return new TicketBuilder(
                        this,
                        placeholder -> placeholder.equals("salt") ? Optional.of(ClientTicket.salt()) : Optional.empty(),
                        signer)
                .ticket();
    }
}
