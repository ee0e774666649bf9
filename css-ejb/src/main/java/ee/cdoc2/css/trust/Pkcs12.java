package ee.cdoc2.css.trust;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A PKCS #12 (RFC 7292) with a key of this server's own: of TLS, or the master key of the vault. css-micro has a reader of its own: it cannot
 * see this class when it runs.
 */
public final class Pkcs12 {
    private Pkcs12() {}

    /**
     * Reads the certificate of each entry; of a private key its own, not those of its issuers.
     *
     * @param content  the file
     * @param password opens it
     * @return the X.509 certificates
     * @throws IOException              when it cannot be read or is no PKCS #12; the cause is an
     *                                  {@link java.security.UnrecoverableKeyException} when the password is another
     * @throws GeneralSecurityException when this Java cannot use it
     */
    static List<X509Certificate> certificates(InputStream content, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = open(content, password);
        List<X509Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }

    /**
     * Reads the certificate of the one private key.
     *
     * @param content  the file
     * @param password opens it and the key
     * @return the key's own certificate
     * @throws IOException              when it cannot be read or is no PKCS #12
     * @throws GeneralSecurityException when it does not hold exactly one private key with a certificate, or that key does
     *                                  not open with the password
     */
    static X509Certificate ownCertificate(InputStream content, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = open(content, password);
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class) && store.getCertificate(alias) != null) {
                keys.add(alias);
            }
        }
        if (keys.size() == 1
                && store.getKey(keys.get(0), password) != null
                && store.getCertificate(keys.get(0)) instanceof X509Certificate own) {
            return own;
        }
        throw new KeyStoreException("has to hold exactly one private key with its certificate, has " + keys.size());
    }

    /**
     * Opens the file.
     *
     * @param content  the file
     * @param password opens it
     * @return its entries
     * @throws IOException              as for {@link #certificates}
     * @throws GeneralSecurityException when this Java cannot use it
     */
    public static KeyStore open(InputStream content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(content, password);
        } catch (RuntimeException damaged) {
            // as the JDK ends on some files that are no PKCS #12
            throw new IOException("not a PKCS #12", damaged);
        }
        return store;
    }
}
