package ee.cdoc2.css.testkit.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** Certificates as PEM text (RFC 7468). */
public final class Pem {

    public static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    public static final String END = "-----END CERTIFICATE-----";

    private Pem() {}

    /**
     * {@return BEGIN, standard base64 and END without line breaks: the form of {@code x-cdoc2-auth-x5c}}
     *
     * @param der a certificate's DER, or any bytes for tests of refusals
     */
    public static String oneLine(byte[] der) {
        return BEGIN + Base64.getEncoder().encodeToString(der) + END;
    }

    /** {@return the certificate as ordinary PEM, in lines of 64 characters} */
    public static String text(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException failure) {
            throw new PkiFault("certificate has no encoding", failure);
        }
    }

    /**
     * {@return any bytes as ordinary PEM, in lines of 64 characters}
     *
     * @param label what they say they are, such as {@code X509 CRL}
     */
    public static String block(String label, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /**
     * Writes certificates as PEM, in the form that {@code css.trust.anchors} reads.
     *
     * @param file replaced if it exists
     */
    public static void write(Path file, Collection<X509Certificate> certificates) {
        try {
            Files.writeString(file, certificates.stream().map(Pem::text).collect(Collectors.joining()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
