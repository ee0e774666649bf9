package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import ee.cdoc2.css.testkit.ticket.TicketRecipe;
import ee.cdoc2.css.testkit.ticket.TicketScene;
import java.nio.charset.StandardCharsets;

/**
 * An {@code aud} URL. A server under test must be configured with three base URLs: {@code {base}},
 * {@link #DEFAULT_PORT_BASE} and {@link #PATH_BASE}.
 *
 * @param name of the vector
 * @param template of the URL
 * @param expectation status of a GET whose ticket is good otherwise
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
    public String url(TicketScene scene) {
        return new String(Template.bytes(template.render(scene::value)), StandardCharsets.UTF_8);
    }

    /** {@return a ticket with this URL, everything else being good; the signer is Mobile-ID's} */
    public TicketVector ticket() {
        String literal = template.text().replace("\\", "\\\\").replace("\"", "\\\"");
        TicketRecipe recipe = TicketRecipe.good().withDisclosure("element", "[\"{salt}\",\"" + literal + "\"]");
        return new TicketVector(
                "aud-" + name,
                Cast.MOBILE_ID,
                Cast.RECIPIENT,
                TicketVector.NonceKind.FRESH,
                recipe,
                RequestBend.NONE,
                expectation);
    }

    /** The name, for the reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
