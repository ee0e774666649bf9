package ee.cdoc2.css.micro.grizzly;

import ee.cdoc2.css.micro.tls.TlsVariables;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.conscrypt.Conscrypt;

/**
 * TLS by native code (Conscrypt), where it is there and can be loaded: a full handshake takes a third of the processor time that it takes
 * the JDK. Nothing is installed: what this process asks others over TLS, it asks by the JDK's.
 */
final class NativeTls {
    private static final Logger LOG = Logger.getLogger(NativeTls.class.getName());

    private static final String PROVIDER = "CSS TLS";

    private NativeTls() {}

    /**
     * Makes a context of a protocol that is not initialised yet.
     *
     * @param protocol    such as {@code TLSv1.3}
     * @param environment with {@link TlsVariables#NATIVE}
     * @return a context of Conscrypt; of the JDK where that is switched off or cannot be loaded
     */
    static SSLContext context(String protocol, Map<String, String> environment) throws GeneralSecurityException {
        Optional<Provider> provider = isWanted(environment) ? provider() : Optional.empty();
        return provider.isPresent()
                ? SSLContext.getInstance(protocol, provider.get())
                : SSLContext.getInstance(protocol);
    }

    /** {@return whether this context is Conscrypt's} */
    static boolean does(SSLContext context) {
        return PROVIDER.equals(context.getProvider().getName());
    }

    private static boolean isWanted(Map<String, String> environment) {
        return !"false"
                .equalsIgnoreCase(
                        environment.getOrDefault(TlsVariables.NATIVE, "").strip());
    }

    /** A LinkageError of some kind where the library cannot be loaded, or its classes are missing as on Payara Server. */
    private static Optional<Provider> provider() {
        try {
            Provider conscrypt =
                    Conscrypt.newProviderBuilder().setName(PROVIDER).build();
            DirectBuffers.install();
            return Optional.of(conscrypt);
        } catch (LinkageError | RuntimeException unavailable) {
            LOG.log(
                    Level.INFO,
                    "TLS is done by the JDK: Conscrypt cannot be loaded ({0})",
                    unavailable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
