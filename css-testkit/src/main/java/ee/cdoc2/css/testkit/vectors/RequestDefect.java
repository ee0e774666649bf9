package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;
import java.util.List;

/**
 * How a GET's headers differ from those of a good request.
 *
 * @param x5c of the certificate header
 * @param tickets how many ticket headers
 * @param x5cs how many certificate headers
 * @param extra further header lines, {@code name: value}; {@code {ticket}} is known there
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
