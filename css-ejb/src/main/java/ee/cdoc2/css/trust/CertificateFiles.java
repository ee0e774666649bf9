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
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Reads the certificates that are configured as trust anchors or by themselves, and collects every fault instead
 * of stopping at the first.
 */
public final class CertificateFiles {
    /** Of the files in a folder. The last ones are refused, rather than passed over. */
    private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "der", "p12", "pfx", "p7b", "p7c", "jks");

    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final CertificateFileReader reader;
    private final Function<X509CertificateHolder, Optional<String>> rules;

    private CertificateFiles(Optional<char[]> password, Function<X509CertificateHolder, Optional<String>> rules) {
        this.reader = new CertificateFileReader(password);
        this.rules = rules;
    }

    /**
     * Reads trust anchors. Certificates outside their validity are loaded: see {@link TrustAnchors#warnings}.
     *
     * @param spec     comma-separated paths; each a PEM bundle, one certificate in DER, or a PKCS #12 keystore without
     *                 private keys (told apart by their content); or a folder, of which the files with an ending of
     *                 such a file are read, {@code .pem}, {@code .crt}, {@code .cer}, {@code .der}, {@code .p12},
     *                 {@code .pfx}
     * @param password of each keystore
     * @return the CA certificates, at least one
     * @throws CertificateFileFault when a path or a certificate cannot be used: missing, unreadable, wrong password, no
     *                          certificate in it or something beside, not a CA certificate, weak key
     */
    public static Set<X509Certificate> loadAnchors(String spec, Optional<char[]> password) throws CertificateFileFault {
        return new CertificateFiles(password, AnchorRules::fault).read(spec);
    }

    /**
     * Reads certificates that are trusted because they are configured: OCSP responders' (RFC 6960 section 4.2.2.2), or
     * those that a TLS server is known by.
     *
     * @param spec     as for {@link #loadAnchors}
     * @param password of each keystore
     * @return the certificates, at least one; any certificate with a strong key
     * @throws CertificateFileFault as for {@link #loadAnchors}, except that they need not be CA certificates
     */
    public static Set<X509Certificate> loadTrusted(String spec, Optional<char[]> password) throws CertificateFileFault {
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
            List<Path> files = entries.filter(CertificateFiles::isNamedLikeCertificates)
                    .filter(file -> !Files.isDirectory(file)) // a link to nowhere stays: it is a fault
                    .sorted()
                    .toList();
            files.forEach(this::readFile);
            if (files.isEmpty()) {
                faults.add("folder '" + folder + "' holds no *.pem, *.crt, *.cer, *.der, *.p12 or *.pfx file");
            }
        } catch (IOException unreadable) {
            faults.add("folder '" + folder + "' cannot be read");
        }
    }

    private static boolean isNamedLikeCertificates(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void readFile(Path file) {
        try {
            for (X509CertificateHolder certificate : reader.read(file)) {
                fault(certificate)
                        .ifPresent(fault -> faults.add("'" + file + "': '" + certificate.getSubject() + "' " + fault));
            }
        } catch (UnreadableFile fault) {
            faults.add("'" + file + "' " + fault.getMessage());
        }
    }

    /** Takes the certificate, or says what is wrong. The rules come first: the JDK has no object for some kinds of keys. */
    private Optional<String> fault(X509CertificateHolder certificate) {
        Optional<String> fault = rules.apply(certificate);
        if (fault.isPresent()) {
            return fault;
        }
        Optional<AuthorityCertificate> readable = AuthorityCertificate.of(certificate);
        readable.ifPresent(usable -> certificates.add(usable.x509()));
        return readable.isPresent() ? Optional.empty() : Optional.of("cannot be read by this Java");
    }
}
