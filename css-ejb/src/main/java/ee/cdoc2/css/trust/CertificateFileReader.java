package ee.cdoc2.css.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the certificates of one file: a PEM bundle (RFC 7468) or a PKCS #12 keystore. */
final class CertificateFileReader {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final Pattern PEM = Pattern.compile(BEGIN + "[^-]*-----END CERTIFICATE-----");
    private static final String MALFORMED = "holds a certificate that cannot be read";
    private static final int DER_SEQUENCE = 0x30;

    private final Optional<char[]> password;

    CertificateFileReader(Optional<char[]> password) {
        this.password = password;
    }

    /** Why a file cannot be used; the message is the end of a sentence that begins with the path. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** {@return at least one certificate} */
    List<AuthorityCertificate> read(Path file) throws Unreadable {
        byte[] content = content(file);
        List<X509Certificate> certificates =
                content.length > 0 && content[0] == DER_SEQUENCE ? keystore(content) : bundle(content);
        if (certificates.isEmpty()) {
            throw new Unreadable("holds no certificate");
        }
        try {
            return certificates.stream().map(AuthorityCertificate::of).toList();
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable(MALFORMED);
        }
    }

    private static byte[] content(Path file) throws Unreadable {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new Unreadable("does not exist");
        } catch (IOException unreadable) {
            throw new Unreadable("cannot be read");
        }
    }

    private static List<X509Certificate> bundle(byte[] content) throws Unreadable {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher pem = PEM.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (pem.find()) {
                byte[] one = pem.group().getBytes(StandardCharsets.ISO_8859_1);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
            }
        } catch (GeneralSecurityException malformed) {
            throw new Unreadable(MALFORMED);
        }
        if (certificates.size() != text.split(BEGIN, -1).length - 1) {
            throw new Unreadable("holds a certificate that is cut short");
        }
        return certificates;
    }

    private List<X509Certificate> keystore(byte[] content) throws Unreadable {
        if (password.isEmpty()) {
            throw new Unreadable("is not PEM; if it is a PKCS #12 keystore, it needs a password");
        }
        try {
            // a private key has no place among trust anchors: its certificate is not taken for one
            return Pkcs12.certificates(new ByteArrayInputStream(content), password.get(), KeyStore::isCertificateEntry);
        } catch (IOException | GeneralSecurityException fault) {
            throw new Unreadable(
                    fault.getCause() instanceof UnrecoverableKeyException
                            ? "does not open with the password"
                            : "is neither PEM nor a PKCS #12 keystore");
        }
    }
}
