package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.template.Template;

/**
 * A body of {@code POST /key-shares}.
 *
 * @param name of the vector
 * @param body its bytes
 * @param expectation the expected outcome
 */
public record BodyVector(String name, byte[] body, Expectation expectation) {

    static BodyVector read(VectorBlock block) {
        return new BodyVector(
                block.required("name"),
                new Template(block.required("body")).bytes(),
                Expectation.parse(block.required("expect")));
    }

    /** The name, for reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
