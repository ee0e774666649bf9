package ee.cdoc2.css.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key store that the application server takes its TLS key from, read for the metric that says when the certificate
 * ends, and read again when the file has changed. A file that cannot be read has no such metric: TLS itself is the
 * server's business.
 */
public final class TlsCertificateFile {
    private static final Logger LOGGER = Logger.getLogger(TlsCertificateFile.class.getName());

    private final Path path;
    private final char[] password;
    private FileTime readAt;
    private List<X509Certificate> certificates = List.of();

    /**
     * The certificates in this key store.
     *
     * @param path     a PKCS #12 file
     * @param password its password
     */
    public TlsCertificateFile(Path path, String password) {
        this.path = path;
        this.password = password.toCharArray();
    }

    /** {@return the certificate of each key in the file; none when it cannot be read} */
    public synchronized List<X509Certificate> certificates() {
        try {
            FileTime changedAt = Files.getLastModifiedTime(path);
            if (!changedAt.equals(readAt)) {
                readAt = changedAt;
                certificates = read();
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            certificates = List.of();
            LOGGER.log(
                    Level.FINE,
                    "no metric for the TLS certificate: {0}",
                    unreadable.getClass().getName());
        }
        return certificates;
    }

    private List<X509Certificate> read() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(path)) {
            return Pkcs12.certificates(in, password);
        }
    }
}
