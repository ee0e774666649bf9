package ee.cdoc2.css.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.CertificateTrustBlock;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;

/**
 * Reads the certificates of one file, whose kind its content tells: PEM (RFC 7468), one certificate in DER, or PKCS #12
 * (RFC 7292). Either every certificate in it is read, or none, with the reason.
 */
final class CertificateFileReader {
    private static final long MAX_BYTES = 16L << 20;
    private static final int DER_SEQUENCE = 0x30;
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;
    private static final String BEGIN = "-----BEGIN ";
    private static final String PKCS7 =
            "is a PKCS #7 file, which is not read: 'openssl pkcs7 -print_certs' makes PEM of it";

    private final Optional<char[]> password;

    CertificateFileReader(Optional<char[]> password) {
        this.password = password;
    }

    /** {@return at least one certificate} */
    List<X509CertificateHolder> read(Path file) throws UnreadableFile {
        return read(content(file));
    }

    /** {@return at least one certificate} */
    List<X509CertificateHolder> read(byte[] content) throws UnreadableFile {
        List<X509CertificateHolder> certificates =
                content.length > 0 && content[0] == DER_SEQUENCE ? binary(content) : text(content);
        if (certificates.isEmpty()) {
            throw new UnreadableFile("holds no certificate");
        }
        return certificates;
    }

    private static byte[] content(Path file) throws UnreadableFile {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnreadableFile("is larger than 16 MiB");
            }
            if (!Files.isRegularFile(file)) {
                throw new UnreadableFile("is neither a file nor a folder");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new UnreadableFile("does not exist");
        } catch (AccessDeniedException forbidden) {
            throw new UnreadableFile("cannot be read: the server's user has no right to");
        } catch (IOException unreadable) {
            throw new UnreadableFile("cannot be read");
        }
    }

    private static List<X509CertificateHolder> text(byte[] content) throws UnreadableFile {
        if (content.length >= Integer.BYTES) {
            int magic = ByteBuffer.wrap(content).getInt();
            if (magic == JKS || magic == JCEKS) {
                throw new UnreadableFile(
                        "is a JKS keystore, which is not read: 'keytool -importkeystore' makes" + " PKCS #12 of it");
            }
        }
        if (Stream.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
                .anyMatch(wide -> new String(content, wide).contains(BEGIN))) {
            throw new UnreadableFile("is text in UTF-16, which is not read: save it in UTF-8");
        }
        List<X509CertificateHolder> certificates = new ArrayList<>();
        // explanatory text may be in any other encoding: what of it cannot be decoded does not matter
        for (PemBundle.Block block : PemBundle.blocks(new String(content, StandardCharsets.UTF_8))) {
            certificates.add(certificate(block));
        }
        return certificates;
    }

    /** RFC 7468 section 5.1 asks for the first label; the others are older, or OpenSSL's. */
    private static X509CertificateHolder certificate(PemBundle.Block block) throws UnreadableFile {
        try {
            return switch (block.label()) {
                case "CERTIFICATE", "X509 CERTIFICATE", "X.509 CERTIFICATE" ->
                    new X509CertificateHolder(onlyObject(block.bytes()).getEncoded());
                case "TRUSTED CERTIFICATE" -> trusted(new X509TrustedCertificateBlock(block.bytes()));
                case "PKCS7", "CMS" -> throw new UnreadableFile(PKCS7);
                default -> throw new UnreadableFile("holds '" + block.label() + "', and only certificates are read");
            };
        } catch (IOException | RuntimeException malformed) {
            // RuntimeException: BouncyCastle throws several kinds of it for structures that make no sense
            throw new UnreadableFile("holds a certificate that cannot be read");
        }
    }

    /** OpenSSL's {@code x509 -trustout}: a name for the certificate does not matter, limits of its use would. */
    private static X509CertificateHolder trusted(X509TrustedCertificateBlock block) throws UnreadableFile {
        CertificateTrustBlock limits = block.getTrustBlock();
        if (limits != null
                && !(limits.getUses().isEmpty() && limits.getProhibitions().isEmpty())) {
            throw new UnreadableFile("holds a 'TRUSTED CERTIFICATE' whose use OpenSSL's trust settings limit, which"
                    + " this server cannot: 'openssl x509' makes a certificate of it");
        }
        return block.getCertificateHolder();
    }

    private List<X509CertificateHolder> binary(byte[] content) throws UnreadableFile {
        try {
            ASN1Sequence file = ASN1Sequence.getInstance(onlyObject(content));
            if (file.getObjectAt(0) instanceof ASN1Integer version) {
                if (version.hasValue(3)) {
                    return new Pkcs12Bundle(password).certificates(content);
                }
                throw new UnreadableFile("is a private key, and only certificates are read");
            }
            if (file.getObjectAt(0) instanceof ASN1ObjectIdentifier) {
                throw new UnreadableFile(PKCS7);
            }
            return List.of(new X509CertificateHolder(content));
        } catch (IOException | RuntimeException malformed) {
            throw new UnreadableFile("is neither PEM nor a whole certificate in DER nor a PKCS #12 keystore");
        }
    }

    /** A library would read the first certificate of several. */
    private static ASN1Primitive onlyObject(byte[] der) throws IOException, UnreadableFile {
        ASN1InputStream in = new ASN1InputStream(der);
        ASN1Primitive object = in.readObject();
        if (in.read() >= 0) {
            throw new UnreadableFile("has bytes behind its first certificate: several go into one file as PEM");
        }
        return object;
    }
}
