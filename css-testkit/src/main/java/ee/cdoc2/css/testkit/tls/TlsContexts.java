package ee.cdoc2.css.testkit.tls;

import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes TLS contexts. Which versions of TLS are spoken is up to who uses them. */
public final class TlsContexts {

    private static final char[] IN_MEMORY = new char[0];

    private TlsContexts() {}

    /** {@return a server's: it presents this certificate, and asks for none} */
    public static SSLContext server(Identity identity) {
        try {
            return context(keys(identity), null);
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalStateException("no TLS with this key", unusableKey);
        }
    }

    /** {@return the keys of a server's context that somebody else makes} */
    public static KeyManager[] keys(Identity identity) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "server", identity.key(), IN_MEMORY, identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, IN_MEMORY);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException unusableKey) {
            throw new IllegalStateException("no TLS with this key", unusableKey);
        }
    }

    /**
     * {@return a client's that trusts one certificate}
     *
     * @param trusted the server's own, or that of its issuer
     */
    public static SSLContext trusting(X509Certificate trusted) {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("trusted", trusted);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            return context(null, trust.getTrustManagers());
        } catch (GeneralSecurityException | IOException unusableCertificate) {
            throw new IllegalStateException("no TLS with this certificate", unusableCertificate);
        }
    }

    /** {@return a client's that trusts every server: to see whether somebody is there, and for nothing else} */
    public static SSLContext trustingEveryone() {
        try {
            return context(null, everyone());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** {@return whom such a client trusts, for a context that somebody else makes} */
    public static TrustManager[] everyone() {
        return new TrustManager[] {new Everyone()};
    }

    /** In this form since PKCS #12 would encrypt the key in memory, too, with 10,000 rounds of a hash for each context. */
    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private static final class Everyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // there are none
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // everyone is trusted
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
