package ee.cdoc2.css.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The two base64 alphabets of RFC 4648, decoded strictly: right alphabet, right padding, no white space, and no stray
 * bits in the last character, so that no two texts mean the same bytes. The JDK's decoders forgive the last two.
 */
public enum StrictBase64 {
    /** RFC 4648 section 4, padded. */
    STANDARD(Base64.getEncoder(), Base64.getDecoder()),
    /** RFC 4648 section 5, without padding, as JOSE uses it (RFC 7515 section 2). */
    URL(Base64.getUrlEncoder().withoutPadding(), Base64.getUrlDecoder());

    private final Base64.Encoder encoder;
    private final Base64.Decoder decoder;

    StrictBase64(Base64.Encoder encoder, Base64.Decoder decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /**
     * Encodes bytes.
     *
     * @param bytes any bytes
     * @return their one text
     */
    public String encode(byte[] bytes) {
        return encoder.encodeToString(bytes);
    }

    /**
     * Decodes a text.
     *
     * @param text any text
     * @return the bytes, or nothing when {@link #encode} would not give back this very text
     */
    public Optional<byte[]> decode(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = decoder.decode(ascii);
            return Arrays.equals(encoder.encode(bytes), ascii) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * Decodes base64url that some senders pad (RFC 4648 section 5) and others do not.
     *
     * @param text any text
     * @return the bytes, or nothing when the text is neither of the two texts that mean them
     */
    public static Optional<byte[]> decodeUrlPaddedOrNot(String text) {
        int padding = text.indexOf('=');
        Optional<byte[]> bytes = URL.decode(padding < 0 ? text : text.substring(0, padding));
        boolean wellPadded = padding < 0 || text.substring(padding).equals("=".repeat((4 - padding % 4) % 4));
        return bytes.filter(decoded -> wellPadded);
    }
}
