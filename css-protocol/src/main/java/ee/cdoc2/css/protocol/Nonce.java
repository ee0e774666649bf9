package ee.cdoc2.css.protocol;

import ee.cdoc2.css.protocol.base64.StrictBase64;
import java.util.Objects;
import java.util.Optional;

/** What a server hands out for one share and the client binds into its ticket: 12 bytes, 16 base64url characters. */
public final class Nonce {
    /** The length in bytes. */
    public static final int BYTES = 12;

    private final String text;

    private Nonce(String text) {
        this.text = text;
    }

    /**
     * A nonce of these bytes.
     *
     * @param bytes exactly {@value #BYTES} bytes
     * @return the nonce
     */
    public static Nonce of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a nonce has " + BYTES + " bytes");
        }
        return new Nonce(StrictBase64.URL.encode(bytes));
    }

    /**
     * Reads a nonce.
     *
     * @param text any text
     * @return the nonce, or nothing when the text is not 16 base64url characters
     */
    public static Optional<Nonce> parse(String text) {
        return StrictBase64.URL
                .decode(text)
                .filter(bytes -> bytes.length == BYTES)
                .map(bytes -> new Nonce(text));
    }

    /** {@return the {@value #BYTES} bytes} */
    public byte[] bytes() {
        return StrictBase64.URL.decode(text).orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonce that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** {@return the text on the wire, 16 base64url characters} */
    @Override
    public String toString() {
        return text;
    }
}
