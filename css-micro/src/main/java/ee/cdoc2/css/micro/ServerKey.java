package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.tls.Pkcs12Key;
import ee.cdoc2.css.micro.tls.TlsVariables;
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
 * @param certificate the server's own certificate, the first of its chain
 */
record ServerKey(String alias, X509Certificate certificate) {
    /**
     * Finds the one private key of a PKCS #12 key store and reads it, so that a wrong file or password is known before
     * the server starts.
     *
     * @param file     the key store
     * @param password the password of store and key
     * @return the key
     * @throws StartFault when there is no such file, it does not open, or does not hold exactly one key with a
     *                    certificate
     */
    static ServerKey open(Path file, String password) throws StartFault {
        if (!Files.isReadable(file)) {
            throw new StartFault(TlsVariables.KEY_STORE + ": there is no file that can be read at " + file);
        }
        try {
            Pkcs12Key key = Pkcs12Key.read(file, password.toCharArray());
            return new ServerKey(key.alias(), key.chain().get(0));
        } catch (IOException unopened) {
            throw new StartFault(
                    unopened.getCause() instanceof UnrecoverableKeyException
                            ? TlsVariables.PASSWORD + ": does not open " + file
                            : TlsVariables.KEY_STORE + ": not a PKCS12 key store: " + file);
        } catch (UnrecoverableKeyException otherPassword) {
            throw new StartFault(
                    TlsVariables.PASSWORD + ": opens the key store, but not the key in it; both need the same one");
        } catch (KeyStoreException notOneKey) {
            throw new StartFault(TlsVariables.KEY_STORE + ": " + notOneKey.getMessage() + ": " + file);
        } catch (GeneralSecurityException unusable) {
            throw new StartFault(TlsVariables.KEY_STORE + ": can't be used by this Java: " + file);
        }
    }
}
