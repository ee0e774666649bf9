package ee.cdoc2.css.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the certificates that are configured as trust anchors or as OCSP responders, and collects every fault instead
 * of stopping at the first.
 */
public final class CertificateFiles {
    private static final Set<String> PEM_ENDINGS = Set.of("pem", "crt", "cer");

    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final CertificateFileReader reader;
    private final Function<AuthorityCertificate, Optional<String>> rules;

    private CertificateFiles(Optional<char[]> password, Function<AuthorityCertificate, Optional<String>> rules) {
        this.reader = new CertificateFileReader(password);
        this.rules = rules;
    }

    /**
     * Reads trust anchors. Certificates outside their validity are loaded: see {@link TrustAnchors#warnings}.
     *
     * @param spec     comma-separated paths; each a PEM bundle, a PKCS #12 keystore with trusted certificates (told
     *                 apart by their content), or a folder, of which the files {@code *.pem}, {@code *.crt} and
     *                 {@code *.cer} are read as PEM bundles
     * @param password of each keystore
     * @return the CA certificates, at least one
     * @throws CertificateFileFault when a path or a certificate cannot be used: missing, unreadable, wrong password, no
     *                          certificate in it, not a CA certificate, weak key
     */
    public static Set<X509Certificate> loadAnchors(String spec, Optional<char[]> password) throws CertificateFileFault {
        return new CertificateFiles(password, AnchorRules::fault).read(spec);
    }

    /**
     * Reads certificates of OCSP responders that are trusted because they are configured (RFC 6960 section 4.2.2.2).
     *
     * @param spec     as for {@link #loadAnchors}
     * @param password of each keystore
     * @return the certificates, at least one; any certificate with a strong key
     * @throws CertificateFileFault as for {@link #loadAnchors}, except that they need not be CA certificates
     */
    public static Set<X509Certificate> loadResponders(String spec, Optional<char[]> password)
            throws CertificateFileFault {
        return new CertificateFiles(password, AnchorRules::weakness).read(spec);
    }

    private Set<X509Certificate> read(String spec) throws CertificateFileFault {
        List<String> paths = Arrays.stream(spec.split(",", -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        paths.forEach(this::readPath);
        if (paths.isEmpty()) {
            faults.add("no path to certificates is given");
        }
        if (!faults.isEmpty()) {
            throw new CertificateFileFault(faults);
        }
        return Set.copyOf(certificates);
    }

    private void readPath(String text) {
        try {
            Path path = Path.of(text);
            if (Files.isDirectory(path)) {
                readFolder(path);
            } else {
                readFile(path);
            }
        } catch (InvalidPathException notAPath) {
            faults.add("'" + text + "' is not a path");
        }
    }

    private void readFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> bundles = entries.filter(Files::isRegularFile)
                    .filter(CertificateFiles::isPem)
                    .sorted()
                    .toList();
            bundles.forEach(this::readFile);
            if (bundles.isEmpty()) {
                faults.add("folder '" + folder + "' holds no *.pem, *.crt or *.cer file");
            }
        } catch (IOException unreadable) {
            faults.add("folder '" + folder + "' cannot be read");
        }
    }

    private static boolean isPem(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return PEM_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void readFile(Path file) {
        try {
            for (AuthorityCertificate certificate : reader.read(file)) {
                rules.apply(certificate)
                        .ifPresentOrElse(
                                fault -> faults.add("'" + file + "': '"
                                        + certificate.x509().getSubjectX500Principal() + "' " + fault),
                                () -> certificates.add(certificate.x509()));
            }
        } catch (CertificateFileReader.Unreadable fault) {
            faults.add("'" + file + "' " + fault.getMessage());
        }
    }
}
