package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import java.util.List;

/**
 * The differences between the headers of a GET and those of a good request.
 *
 * @param x5c value of the certificate header
 * @param tickets number of ticket headers
 * @param x5cs number of certificate headers
 * @param extra further header lines, {@code name: value}, which may have the placeholder {@code {ticket}}
 */
record RequestDefect(Template x5c, int tickets, int x5cs, List<Template> extra) {

    static final RequestDefect NONE = new RequestDefect(new Template("{x5c}"), 1, 1, List.of());

    static RequestDefect read(VectorBlock block) {
        return new RequestDefect(
                new Template(block.optional("x5c").orElse("{x5c}")),
                number(block, "tickets"),
                number(block, "x5cs"),
                block.repeated("extra-header").stream().map(Template::new).toList());
    }

    private static int number(VectorBlock block, String name) {
        return block.optional(name).map(Integer::valueOf).orElse(1);
    }
}
