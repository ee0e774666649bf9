package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.OneLinePem;
import ee.cdoc2.css.protocol.StrictBase64;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificate that a recipient presents, decoded once. Its key is one that {@link KeyStrength#RECIPIENT} accepts;
 * nothing else of it is verified yet.
 *
 * <p>It is held in two forms. The JDK verifies signatures and paths, but reads an extension that it cannot parse as an
 * absent one; the ASN.1 structure does not.
 */
public final class RecipientCertificate {
    private static final int MAX_BASE64URL_CHARACTERS = 8192;

    private final X509Certificate x509;
    private final X509CertificateHolder structure;

    private RecipientCertificate(X509Certificate x509, X509CertificateHolder structure) {
        this.x509 = x509;
        this.structure = structure;
    }

    /**
     * Reads the header {@code x-cdoc2-auth-x5c}.
     *
     * @param oneLinePem the text of {@link OneLinePem}, or anything else, or null
     * @return the certificate
     * @throws Denied as {@link #ofDer}
     */
    public static RecipientCertificate parse(String oneLinePem) {
        return ofDer(OneLinePem.parse(oneLinePem).orElseThrow(RecipientCertificate::malformed));
    }

    /**
     * Reads the certificate headers of the second protocol.
     *
     * @param base64url base64url of the DER bytes, padded correctly or not; 8192 characters at most
     * @return the certificate
     * @throws Denied as {@link #ofDer}
     */
    public static RecipientCertificate parseBase64Url(String base64url) {
        if (base64url.length() > MAX_BASE64URL_CHARACTERS) {
            throw malformed();
        }
        return ofDer(StrictBase64.decodeUrlPaddedOrNot(base64url).orElseThrow(RecipientCertificate::malformed));
    }

    /**
     * Whether two certificates are one, byte for byte.
     *
     * @param other another certificate
     * @return true when both were read from the same DER
     */
    public boolean isSameAs(RecipientCertificate other) {
        return x509.equals(other.x509);
    }

    /**
     * Reads the bytes of a certificate.
     *
     * @param der DER and not BER, at most {@value OneLinePem#MAX_DER_BYTES} bytes, nothing behind
     * @return the certificate
     * @throws Denied {@link Denial#CERTIFICATE_MALFORMED} for anything else; {@link Denial#CERTIFICATE_KEY_UNSUITABLE}
     *                for a key that {@link KeyStrength#RECIPIENT} does not accept: the JDK has no object for some of
     *                them, so this is asked first
     */
    static RecipientCertificate ofDer(byte[] der) {
        X509CertificateHolder structure = structure(der);
        if (!KeyStrength.RECIPIENT.accepts(structure.getSubjectPublicKeyInfo())) {
            throw new Denied(Denial.CERTIFICATE_KEY_UNSUITABLE);
        }
        return new RecipientCertificate(x509(der), structure);
    }

    private static X509CertificateHolder structure(byte[] der) {
        if (der.length > OneLinePem.MAX_DER_BYTES) {
            throw malformed();
        }
        try {
            // fromByteArray, unlike a stream, refuses trailing bytes
            Certificate certificate = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
            if (Arrays.equals(certificate.getEncoded(ASN1Encoding.DER), der)) {
                return new X509CertificateHolder(certificate);
            }
        } catch (IOException | RuntimeException unreadable) {
            // BouncyCastle throws several kinds of RuntimeException for bytes that make no sense
            throw malformed();
        }
        throw malformed();
    }

    private static X509Certificate x509(byte[] der) {
        try {
            // a factory of its own for each call: they are cheap, and not promised to be safe for many threads
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException unreadable) {
            throw malformed();
        }
    }

    private static Denied malformed() {
        return new Denied(Denial.CERTIFICATE_MALFORMED);
    }

    /** {@return the key that the recipient's signature is verified with} */
    public PublicKey publicKey() {
        return x509.getPublicKey();
    }

    /** {@return the ASN.1 structure} */
    public X509CertificateHolder structure() {
        return structure;
    }

    X509Certificate x509() {
        return x509;
    }
}
