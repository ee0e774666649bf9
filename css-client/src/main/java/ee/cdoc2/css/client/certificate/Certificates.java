package ee.cdoc2.css.client.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Reads single certificates. */
public final class Certificates {
    private Certificates() {}

    /**
     * Reads a certificate.
     *
     * @param der exactly one certificate, nothing behind it
     * @return the certificate, or nothing
     */
    public static Optional<X509Certificate> parse(byte[] der) {
        return read(der).filter(certificate -> Arrays.equals(encoded(certificate), der));
    }

    /**
     * Reads a certificate file.
     *
     * @param pemOrDer the only certificate of a PEM file, or a DER file
     * @return the certificate; nothing when it holds none, or several
     */
    public static Optional<X509Certificate> read(byte[] pemOrDer) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pemOrDer));
            return all.size() == 1
                    ? Optional.of((X509Certificate) all.iterator().next())
                    : Optional.empty();
        } catch (GeneralSecurityException notACertificate) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException parsedOnesHaveIt) {
            throw new IllegalStateException(parsedOnesHaveIt);
        }
    }
}
