package ee.cdoc2.css.micro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The server's key in its key store.
 *
 * @param alias its name in the key store
 * @param key   the private key
 * @param chain the server's certificate and those of its issuers, as the key store has them
 */
record ServerKey(String alias, PrivateKey key, List<X509Certificate> chain) {

    ServerKey {
        chain = List.copyOf(chain);
    }

    /** @return the server's certificate, first of its chain */
    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerKey[" + alias + "]";
    }

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
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            String alias = onlyKey(store, file);
            return new ServerKey(alias, (PrivateKey) store.getKey(alias, password.toCharArray()),
                    Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
        } catch (IOException e) {
            throw new StartFault(e.getCause() instanceof UnrecoverableKeyException
                    ? "CSS_TLS_KEYSTORE_PASSWORD: does not open " + file
                    : "CSS_TLS_KEYSTORE: not a PKCS12 key store: " + file);
        } catch (UnrecoverableKeyException e) {
            throw new StartFault("CSS_TLS_KEYSTORE_PASSWORD: opens the key store, but not the key in it; both need the same one");
        } catch (GeneralSecurityException e) {
            throw new StartFault("CSS_TLS_KEYSTORE: can't be used by this Java: " + file);
        }
    }

    private static String onlyKey(KeyStore store, Path file) throws KeyStoreException, StartFault {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new StartFault("CSS_TLS_KEYSTORE: has to hold exactly one private key with its certificate, has "
                    + keys.size() + ": " + file);
        }
        return keys.get(0);
    }
}
