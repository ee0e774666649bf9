package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A recipient id, well-formed or not.
 *
 * @param name of the vector
 * @param recipient the recipient id
 * @param expectation of a {@code POST /key-shares} with it
 */
public record RecipientVector(String name, String recipient, Expectation expectation) {

    static RecipientVector read(VectorBlock block) {
        byte[] utf8 = Template.bytes(new Template(block.required("recipient")).render(any -> Optional.empty()));
        return new RecipientVector(
                block.required("name"),
                new String(utf8, StandardCharsets.UTF_8),
                Expectation.parse(block.required("expect")));
    }

    /** {@return whether the text follows the grammar; the server may still not serve its vendor} */
    public boolean wellFormed() {
        return expectation.accepted()
                || expectation.denial().filter("RECIPIENT_NOT_SERVED"::equals).isPresent();
    }

    /** The name, for reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
