package ee.cdoc2.css.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * A PKCS #12 (RFC 7292) with a key of this server's own: of TLS, or the master keys of the vault. css-micro's TLS listener has a reader of
 * its own: in Payara Server it is a bundle that sees nothing of the application.
 */
public final class Pkcs12File {
    private Pkcs12File() {}

    /**
     * Opens the file.
     *
     * @param content  its bytes
     * @param password opens it
     * @return its entries
     * @throws IOException              when it is no PKCS #12; the cause is an {@link java.security.UnrecoverableKeyException} when the
     *                                  password is another
     * @throws GeneralSecurityException when this Java cannot use it
     */
    public static KeyStore open(byte[] content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
        } catch (RuntimeException damaged) {
            // as the JDK ends on some files that are no PKCS #12
            throw new IOException("not a PKCS #12", damaged);
        }
        return store;
    }
}
