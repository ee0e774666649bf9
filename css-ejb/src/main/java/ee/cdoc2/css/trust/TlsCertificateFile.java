package ee.cdoc2.css.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key store that the application server takes its TLS key from, read for the metric that says when the certificate
 * ends, and read again whenever its content is another. While it cannot be read, or holds no key that the server could
 * use, the server goes on with the key it has; so the certificate of that key is what is told. TLS itself is the
 * server's business.
 */
public final class TlsCertificateFile {
    private static final Logger LOGGER = Logger.getLogger(TlsCertificateFile.class.getName());

    private final Path path;
    private final char[] password;
    private byte[] content = {};
    private List<X509Certificate> certificates = List.of();

    /**
     * The certificate in this key store.
     *
     * @param path     a PKCS #12 file
     * @param password its password
     */
    public TlsCertificateFile(Path path, String password) {
        this.path = path;
        this.password = password.toCharArray();
    }

    /** {@return the certificate of the key that the file held last; none as long as it could not be read} */
    public synchronized List<X509Certificate> certificates() {
        try {
            byte[] onDisk = Files.readAllBytes(path);
            if (!Arrays.equals(onDisk, content)) {
                content = onDisk;
                certificates = List.of(Pkcs12.ownCertificate(onDisk, password));
            }
        } catch (IOException | GeneralSecurityException unusable) {
            LOGGER.log(
                    Level.FINE,
                    "the TLS key store cannot be read, its metric is as before: {0}",
                    unusable.getClass().getName());
        }
        return certificates;
    }
}
