package ee.cdoc2.css.settings;

import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.CertificateFiles;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** Reads a setting that names files with certificates which are trusted as they stand. */
final class TrustedCertificatesReader {
    private final PropertyReader properties;

    TrustedCertificatesReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** The certificates; none when nothing is set, or when there is a fault in a file, which is noted. */
    Set<X509Certificate> read(String name, Optional<String> password) {
        Optional<String> paths = properties.text(name);
        if (paths.isEmpty()) {
            return Set.of();
        }
        try {
            return CertificateFiles.loadTrusted(paths.get(), password.map(String::toCharArray));
        } catch (CertificateFileFault fault) {
            fault.messages().forEach(message -> properties.fault(name, message));
            return Set.of();
        }
    }
}
