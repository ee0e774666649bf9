package ee.cdoc2.css.trust;

import ee.cdoc2.css.secret.Pkcs12File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The certificate in a PKCS #12 (RFC 7292) with the server's key of TLS. */
final class Pkcs12 {
    private Pkcs12() {}

    /**
     * Reads the certificate of the one private key.
     *
     * @param content  the bytes of the file
     * @param password opens it and the key
     * @return the key's own certificate
     * @throws IOException              when it is no PKCS #12
     * @throws GeneralSecurityException when it does not hold exactly one private key with a certificate, or that key does
     *                                  not open with the password
     */
    static X509Certificate ownCertificate(byte[] content, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = Pkcs12File.open(content, password);
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
}
