package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.ticket.SignatureForm;
import ee.cdoc2.css.testkit.ticket.TicketTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A token before it is signed; {@code aud} and each of its elements are disclosed apart (RFC 9901). Immutable.
 *
 * @param header the JWS header
 * @param claims the claims in clear, without {@code _sd} and {@code _sd_alg}
 * @param elements the elements of {@code aud} as JSON, one for each server
 */
public record SdJwtDraft(JsonText header, JsonText claims, List<String> elements) {

    public SdJwtDraft {
        elements = List.copyOf(elements);
    }

    /** {@return a draft whose elements are plain URLs} */
    public static SdJwtDraft of(JsonText header, JsonText claims, List<String> urls) {
        return new SdJwtDraft(
                header, claims, urls.stream().map(JsonText::quoted).toList());
    }

    /** {@return the same with another header} */
    public SdJwtDraft header(UnaryOperator<JsonText> change) {
        return new SdJwtDraft(change.apply(header), claims, elements);
    }

    /** {@return the same with other claims} */
    public SdJwtDraft claims(UnaryOperator<JsonText> change) {
        return new SdJwtDraft(header, change.apply(claims), elements);
    }

    /** {@return the same for other servers} */
    public SdJwtDraft elements(String... json) {
        return new SdJwtDraft(header, claims, List.of(json));
    }

    /**
     * {@return the parts, for faults in the structure} Its disclosures are {@code aud}, {@code element-0}, {@code element-1}…;
     * all are presented.
     */
    public TicketTemplate template() {
        Map<String, String> disclosures = new LinkedHashMap<>();
        disclosures.put(
                "aud",
                IntStream.range(0, elements.size())
                        .mapToObj(index -> "{\"...\":\"{digest:element-" + index + "}\"}")
                        .collect(Collectors.joining(",", "[\"{salt}\",\"aud\",[", "]]")));
        for (int index = 0; index < elements.size(); index++) {
            disclosures.put("element-" + index, "[\"{salt}\"," + elements.get(index) + "]");
        }
        String payload = claims.with("_sd", "[\"{digest:aud}\"]")
                .withText("_sd_alg", "sha-256")
                .text();
        return new TicketTemplate(
                header.text(),
                payload,
                disclosures,
                new ArrayList<>(disclosures.keySet()),
                "{header64}.{payload64}.{signature64}",
                SignatureForm.NATURAL,
                "{jwt}~{presented}");
    }

    /**
     * {@return the token with all its disclosures}
     *
     * @param signer gives the bytes of the signature over the signing input
     */
    public IssuedToken signedBy(Function<String, byte[]> signer) {
        return new IssuedToken(template().make(signer));
    }

    /** Without its content: it names a person. */
    @Override
    public String toString() {
        return "SdJwtDraft[" + elements.size() + " servers]";
    }
}
