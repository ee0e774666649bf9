package ee.cdoc2.css.trust;

import java.io.IOException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * The certificates of a PKCS #12 file (RFC 7292), all of them. The JDK's key store passes over every certificate that does
 * not have an attribute of Oracle's, which OpenSSL does not write.
 */
final class Pkcs12Bundle {
    /** Passed to each call, never registered: other applications in this JVM are not affected. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final Optional<char[]> password;

    Pkcs12Bundle(Optional<char[]> password) {
        this.password = password;
    }

    /**
     * Reads the certificates.
     *
     * @param file the bytes of a file that begins as a PKCS #12 does
     * @return its certificates, perhaps none
     * @throws UnreadableFile when it does not open with the password, or holds anything else
     */
    List<X509CertificateHolder> certificates(byte[] file) throws UnreadableFile {
        try {
            PKCS12PfxPdu pfx = new PKCS12PfxPdu(file);
            requireIntegrity(pfx);
            List<X509CertificateHolder> certificates = new ArrayList<>();
            for (ContentInfo content : pfx.getContentInfos()) {
                for (PKCS12SafeBag bag : bags(content)) {
                    certificates.add(certificate(bag));
                }
            }
            return certificates;
        } catch (IOException | PKCSException | RuntimeException malformed) {
            // RuntimeException: BouncyCastle throws several kinds of it for structures that make no sense
            throw new UnreadableFile("is a PKCS #12 keystore that cannot be read: damaged, or of an unknown algorithm");
        }
    }

    private void requireIntegrity(PKCS12PfxPdu pfx) throws UnreadableFile, PKCSException {
        if (pfx.hasMac()
                && !pfx.isMacValid(
                        new JcePKCS12MacCalculatorBuilderProvider().setProvider(PROVIDER), requiredPassword())) {
            throw new UnreadableFile("does not open with the password");
        }
    }

    private PKCS12SafeBag[] bags(ContentInfo content) throws UnreadableFile, PKCSException {
        if (content.getContentType().equals(PKCSObjectIdentifiers.data)) {
            return new PKCS12SafeBagFactory(content).getSafeBags();
        }
        return new PKCS12SafeBagFactory(
                        content,
                        new JcePKCSPBEInputDecryptorProviderBuilder()
                                .setProvider(PROVIDER)
                                .build(requiredPassword()))
                .getSafeBags();
    }

    private static X509CertificateHolder certificate(PKCS12SafeBag bag) throws UnreadableFile {
        if (bag.getBagValue() instanceof X509CertificateHolder certificate) {
            return certificate;
        }
        // whose key is here is an identity of this server or of a person, and not a CA that is trusted
        throw new UnreadableFile("holds a private key or something else beside certificates, which has no place here");
    }

    private char[] requiredPassword() throws UnreadableFile {
        return password.orElseThrow(() -> new UnreadableFile("is a PKCS #12 keystore: it needs a password"));
    }
}
