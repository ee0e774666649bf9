package ee.cdoc2.css.client.certificate;

import ee.cdoc2.css.protocol.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate's SHA-256 over its DER bytes, for people to compare over another channel.
 *
 * @param hex 32 bytes, upper case, a colon between two of them: as OpenSSL and browsers show it
 */
public record Fingerprint(String hex) {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final int BYTES = 32;

    /**
     * A certificate's fingerprint.
     *
     * @param certificate the certificate
     * @return its fingerprint
     */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            return new Fingerprint(COLONS.formatHex(Sha256.of(certificate.getEncoded())));
        } catch (CertificateEncodingException parsedOnesHaveIt) {
            throw new IllegalStateException(parsedOnesHaveIt);
        }
    }

    /**
     * Reads a fingerprint as a person types it.
     *
     * @param text 64 hex digits, any case, with or without colons and spaces
     * @return the fingerprint, or nothing
     */
    public static Optional<Fingerprint> parse(String text) {
        String digits = text.replaceAll("[: ]", "").toUpperCase(Locale.ROOT);
        if (!digits.matches("[0-9A-F]{" + 2 * BYTES + "}")) {
            return Optional.empty();
        }
        return Optional.of(new Fingerprint(COLONS.formatHex(HexFormat.of().parseHex(digits))));
    }

    @Override
    public String toString() {
        return hex;
    }
}
