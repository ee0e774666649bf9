package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import ee.cdoc2.css.testkit.ticket.TicketTemplate;
import ee.cdoc2.css.testkit.ticket.TicketValues;
import java.nio.charset.StandardCharsets;

/**
 * An {@code aud} URL. A server under test must be configured with three base URLs: {@code {base}},
 * {@link #DEFAULT_PORT_BASE} and {@link #PATH_BASE}.
 *
 * @param name of the vector
 * @param template of the URL
 * @param expectation of a GET whose ticket is good except for this URL
 */
public record AudienceVector(String name, Template template, Expectation expectation) {

    /** A base URL with the scheme's default port, which {@code aud} may leave out. */
    public static final String DEFAULT_PORT_BASE = "https://css.example:443";
    /** A base URL with a path. */
    public static final String PATH_BASE = "https://css.example:8443/shares";

    static AudienceVector read(VectorBlock block) {
        return new AudienceVector(
                block.required("name"),
                new Template(block.required("aud")),
                Expectation.parse(block.required("expect")));
    }

    /** {@return the URL, for tests of its parser} */
    public String url(TicketValues values) {
        return new String(Template.bytes(template.render(values::value)), StandardCharsets.UTF_8);
    }

    /** {@return a ticket vector with this URL; everything else is good} */
    public TicketVector ticket() {
        String literal = template.text().replace("\\", "\\\\").replace("\"", "\\\"");
        TicketTemplate template = TicketTemplate.good().withDisclosure("element", "[\"{salt}\",\"" + literal + "\"]");
        return new TicketVector(
                "aud-" + name,
                Signers.MOBILE_ID,
                Signers.RECIPIENT,
                TicketVector.NonceKind.FRESH,
                template,
                RequestDefect.NONE,
                expectation);
    }

    /** The name, for reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
