package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import ee.cdoc2.css.testkit.ticket.SignatureForm;
import ee.cdoc2.css.testkit.ticket.TicketTemplate;
import ee.cdoc2.css.testkit.ticket.TicketValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code GET /key-shares/{shareId}}: a ticket, a certificate and their headers, with the expected outcome.
 *
 * @param name of the vector
 * @param signer name of one of the {@link Signers}
 * @param recipient recipient id of the share
 * @param nonce the nonce that the test must provide
 * @param template of the ticket
 * @param defect of the request's headers
 * @param expectation the expected outcome
 */
public record TicketVector(
        String name,
        String signer,
        String recipient,
        NonceKind nonce,
        TicketTemplate template,
        RequestDefect defect,
        Expectation expectation) {

    private static final String DISCLOSURE = "disclosure-";

    /** Where the nonce comes from; the test provides it. */
    public enum NonceKind {
        /** Made for this share just now. */
        FRESH,
        /** Made just now for another share of the same recipient. */
        OTHER_SHARE,
        /** Made for this share, and older than its lifetime. */
        EXPIRED,
        /** Made for this share, and already used for a release. */
        SPENT
    }

    static TicketVector read(VectorBlock block) {
        TicketTemplate good = TicketTemplate.good();
        return new TicketVector(
                block.required("name"),
                block.optional("signer").orElse(Signers.MOBILE_ID),
                block.optional("recipient").orElse(Signers.RECIPIENT),
                block.optional("nonce")
                        .map(text ->
                                NonceKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .orElse(NonceKind.FRESH),
                template(
                        block,
                        good.withHeader(block.optional("header").orElse(good.header()))
                                .withPayload(block.optional("payload").orElse(good.payload()))
                                .presenting(block.optional("present")
                                        .map(TicketVector::names)
                                        .orElse(good.present()))
                                .withJwt(block.optional("jwt").orElse(good.jwt()))
                                .signed(block.optional("signature")
                                        .map(SignatureForm::named)
                                        .orElse(good.signature()))
                                .withTicket(block.optional("ticket").orElse(good.ticket()))),
                RequestDefect.read(block),
                Expectation.parse(block.required("expect")));
    }

    private static TicketTemplate template(VectorBlock block, TicketTemplate base) {
        TicketTemplate template = base;
        for (String field : block.left()) {
            if (field.startsWith(DISCLOSURE)) {
                template = template.withDisclosure(field.substring(DISCLOSURE.length()), block.required(field));
            }
        }
        return template;
    }

    private static List<String> names(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /**
     * {@return the request of this vector}
     *
     * @param base the server's base URL with its port
     * @param shareId a share for {@link #recipient}
     * @param nonceText a nonce of the kind {@link #nonce}
     */
    public TicketRequest render(Signers signers, String base, String shareId, String nonceText) {
        TicketValues values = new TicketValues(signers.named(signer), recipient, base, shareId, nonceText);
        String ticket = template.make(values);
        String x5c = defect.x5c().render(values::value);
        List<String> headers = new ArrayList<>();
        headers.addAll(Collections.nCopies(defect.tickets(), "x-cdoc2-auth-ticket: " + ticket));
        headers.addAll(Collections.nCopies(defect.x5cs(), "x-cdoc2-auth-x5c: " + x5c));
        for (Template line : defect.extra()) {
            headers.add(line.render(name -> name.equals("ticket") ? Optional.of(ticket) : values.value(name)));
        }
        return new TicketRequest(ticket, x5c, headers);
    }

    /** The name, for reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
