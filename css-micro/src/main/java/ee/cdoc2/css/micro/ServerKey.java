package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.tls.Pkcs12Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;

/**
 * The server's key in its key store.
 *
 * @param alias       its name in the key store
 * @param certificate the server's certificate, first of its chain
 */
record ServerKey(String alias, X509Certificate certificate) {

    /**
     * Finds the one private key of a PKCS12 key store and reads it, so that a wrong file or password is known before the
     * server starts.
     *
     * @param file     the key store
     * @param password the password of store and key
     * @throws StartFault if there is no such file, it can't be opened, or it doesn't hold exactly one key with a certificate
     */
    static ServerKey open(Path file, String password) throws StartFault {
        if (!Files.isReadable(file)) {
            throw new StartFault("CSS_TLS_KEYSTORE: there is no file that can be read at " + file);
        }
        try {
            Pkcs12Key key = Pkcs12Key.read(file, password.toCharArray());
            return new ServerKey(key.alias(), key.chain().get(0));
        } catch (IOException e) {
            throw new StartFault(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "CSS_TLS_KEYSTORE_PASSWORD: does not open " + file
                            : "CSS_TLS_KEYSTORE: not a PKCS12 key store: " + file);
        } catch (UnrecoverableKeyException e) {
            throw new StartFault(
                    "CSS_TLS_KEYSTORE_PASSWORD: opens the key store, but not the key in it; both need the same one");
        } catch (KeyStoreException e) {
            throw new StartFault("CSS_TLS_KEYSTORE: " + e.getMessage() + ": " + file);
        } catch (GeneralSecurityException e) {
            throw new StartFault("CSS_TLS_KEYSTORE: can't be used by this Java: " + file);
        }
    }
}
