package ee.cdoc2.css.protocol;

import java.util.Optional;

/**
 * What a server hands out for one share and the client binds into its ticket: 12 bytes.
 *
 * @param value 16 base64url characters
 */
public record Nonce(String value) {
    /** The length in bytes. */
    public static final int BYTES = 12;

    /**
     * Refuses what is not well formed.
     *
     * @throws IllegalArgumentException when the text is not base64url of {@value #BYTES} bytes
     */
    public Nonce {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a nonce is base64url of " + BYTES + " bytes");
        }
    }

    private static boolean isWellFormed(String text) {
        return StrictBase64.URL
                .decode(text)
                .filter(bytes -> bytes.length == BYTES)
                .isPresent();
    }

    /**
     * Makes a nonce of bytes that are known to have the right length.
     *
     * @param bytes exactly {@value #BYTES} bytes
     * @return the nonce
     * @throws IllegalArgumentException for any other length
     */
    public static Nonce of(byte[] bytes) {
        return new Nonce(StrictBase64.URL.encode(bytes));
    }

    /**
     * Reads a nonce.
     *
     * @param text any text
     * @return the nonce, or nothing when the text is not base64url of {@value #BYTES} bytes
     */
    public static Optional<Nonce> parse(String text) {
        return isWellFormed(text) ? Optional.of(new Nonce(text)) : Optional.empty();
    }

    /** {@return the {@value #BYTES} bytes} */
    public byte[] bytes() {
        return StrictBase64.URL.decode(value).orElseThrow();
    }

    /** {@return a text without the nonce: containers log what an intercepted method returns} */
    @Override
    public String toString() {
        return "Nonce[…]";
    }
}
