package ee.cdoc2.css.micro;

import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/**
 * Lets the server take its TLS key from {@link FollowedKey}: a listener's key manager can be chosen only by the name of its
 * algorithm, {@value #ALGORITHM} in {@code pre-boot-commands.txt}.
 */
final class FollowedKeyProvider extends Provider {

    static final String ALGORITHM = "CssFollowedKey";

    private static final long serialVersionUID = 1L;

    /** @param key for every key manager of this name */
    FollowedKeyProvider(FollowedKey key) {
        super("CSS", "1.0", "the TLS key of css.jar");
        putService(new Service(this, "KeyManagerFactory", ALGORITHM, Factory.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Factory(key);
            }
        });
    }

    private static final class Factory extends KeyManagerFactorySpi {

        private final FollowedKey key;

        Factory(FollowedKey key) {
            super();
            this.key = key;
        }

        @Override
        protected void engineInit(KeyStore store, char[] password) {
            // the key knows its file
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {
            // the key knows its file
        }

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {key};
        }
    }
}
