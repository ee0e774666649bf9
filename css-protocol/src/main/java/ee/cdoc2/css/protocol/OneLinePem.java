package ee.cdoc2.css.protocol;

import java.util.Optional;

/**
 * A certificate as PEM in one line: the two markers with standard base64 of the DER bytes between them, no white space.
 * There is exactly one text for each certificate.
 */
public final class OneLinePem {
    /** The longest certificate, in bytes of DER; one with a key of RSA-6144 has about 2 KiB. */
    public static final int MAX_DER_BYTES = 4096;

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** The length of the text of the longest certificate, in characters. */
    public static final int MAX_CHARACTERS = BEGIN.length() + (MAX_DER_BYTES + 2) / 3 * 4 + END.length();

    private OneLinePem() {}

    /**
     * Writes a certificate.
     *
     * @param der its DER bytes
     * @return the text
     */
    public static String of(byte[] der) {
        return BEGIN + StrictBase64.STANDARD.encode(der) + END;
    }

    /**
     * Reads the bytes of a certificate; whether they are one is for the caller to find out.
     *
     * @param text any text, or null
     * @return 1 to {@value #MAX_DER_BYTES} bytes, or nothing when {@link #of} would not give back this very text
     */
    public static Optional<byte[]> parse(String text) {
        if (text == null
                || text.length() > MAX_CHARACTERS
                || text.length() <= BEGIN.length() + END.length()
                || !text.startsWith(BEGIN)
                || !text.endsWith(END)) {
            return Optional.empty();
        }
        return StrictBase64.STANDARD
                .decode(text.substring(BEGIN.length(), text.length() - END.length()))
                .filter(der -> der.length <= MAX_DER_BYTES);
    }
}
