package ee.cdoc2.css.testkit.pki;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param key the private key
 * @param chain the certificate, then its issuers up to and including the self-signed one
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** {@return the certificate, DER} */
    public byte[] der() {
        try {
            return certificate().getEncoded();
        } catch (CertificateEncodingException failure) {
            throw new PkiFault("certificate has no encoding", failure);
        }
    }

    /** {@return the value of {@code x-cdoc2-auth-x5c}: PEM in one line, see {@link Pem#oneLine}} */
    public String x5c() {
        return Pem.oneLine(der());
    }

    /**
     * Writes key and chain as PKCS #12, alias {@code identity}: for example a server's TLS key store.
     *
     * @param file replaced if it exists
     * @param password for store and key
     */
    public void writePkcs12(Path file, char[] password) {
        Pkcs12.write(this, file, password);
    }

    /** The algorithm only: a test may log an identity, and neither key nor name may be in a log. */
    @Override
    public String toString() {
        return "Identity[" + certificate().getPublicKey().getAlgorithm() + "]";
    }
}
