package ee.cdoc2.css.protocol.json;

/** The text is not strict JSON. Carries nothing of the text. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJson() {
        super("not strict JSON", null, false, false);
    }
}
