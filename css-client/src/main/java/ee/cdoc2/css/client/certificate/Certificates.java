package ee.cdoc2.css.client.certificate;

import ee.cdoc2.css.protocol.StrictBase64;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads single certificates. */
public final class Certificates {
    /** RFC 7468; text may stand around it. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z0-9. ]{1,64}-----([A-Za-z0-9+/=\\s]++)-----END [A-Z0-9. ]{1,64}-----");

    private static final byte SEQUENCE = 0x30;
    private static final byte INDEFINITE_LENGTH = (byte) 0x80;

    private Certificates() {}

    /**
     * Reads a certificate.
     *
     * @param der exactly one certificate, nothing behind it
     * @return the certificate, or nothing
     */
    public static Optional<X509Certificate> parse(byte[] der) {
        // no DER, and the JDK would read it by a call inside a call for each level of it
        if (der.length > 1 && der[1] == INDEFINITE_LENGTH) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return Arrays.equals(certificate.getEncoded(), der) ? Optional.of(certificate) : Optional.empty();
        } catch (GeneralSecurityException notACertificate) {
            return Optional.empty();
        }
    }

    /**
     * Reads a certificate file.
     *
     * @param pemOrDer the only certificate of a PEM file, or a DER file
     * @return the certificate; nothing when it holds none, or several
     */
    public static Optional<X509Certificate> read(byte[] pemOrDer) {
        if (pemOrDer.length > 0 && pemOrDer[0] == SEQUENCE) {
            return parse(pemOrDer);
        }
        List<MatchResult> blocks = PEM.matcher(new String(pemOrDer, StandardCharsets.ISO_8859_1))
                .results()
                .toList();
        return blocks.size() == 1
                ? StrictBase64.STANDARD
                        .decode(blocks.get(0).group(1).replaceAll("\\s", ""))
                        .flatMap(Certificates::parse)
                : Optional.empty();
    }
}
