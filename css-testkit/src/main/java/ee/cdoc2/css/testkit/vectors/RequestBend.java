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
record RequestBend(Template x5c, int tickets, int x5cs, List<Template> extra) {

    static final RequestBend NONE = new RequestBend(new Template("{x5c}"), 1, 1, List.of());

    static RequestBend read(VectorBlock block) {
        return new RequestBend(
                new Template(block.optional("x5c").orElse("{x5c}")),
                number(block, "tickets"),
                number(block, "x5cs"),
                block.repeated("extra-header").stream().map(Template::new).toList());
    }

    private static int number(VectorBlock block, String name) {
        return block.optional(name).map(Integer::valueOf).orElse(1);
    }
}
