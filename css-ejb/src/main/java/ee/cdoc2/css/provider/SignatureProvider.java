package ee.cdoc2.css.provider;

import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.Provider;
import java.util.function.Supplier;
import org.conscrypt.Conscrypt;

/**
 * The provider that verifies signatures on this node: Conscrypt, whose native code takes a small part of the JDK's time, or the JDK's
 * where it cannot be loaded. Chosen once. It is handed to each verification and never installed: other applications of the
 * server are not affected.
 *
 * @param name     which one it is
 * @param verifier verifies signatures with it
 * @param reason   why it was chosen, for the log
 */
public record SignatureProvider(Name name, SignatureVerifier verifier, String reason) {

    /** The providers, as the metric names them. */
    public enum Name {
        /** Native code. */
        CONSCRYPT("conscrypt"),
        /** What the JDK has installed. */
        JDK("jdk");

        private final String label;

        Name(String label) {
            this.label = label;
        }

        /** {@return the label of metric and log} */
        public String label() {
            return label;
        }
    }

    /**
     * Chooses.
     *
     * @param nativeCode whether native code may be loaded: {@code css.crypto.native}
     * @return the provider
     */
    public static SignatureProvider choose(boolean nativeCode) {
        return nativeCode ? tried(SignatureProvider::conscrypt) : jdk("css.crypto.native is false");
    }

    private static Provider conscrypt() {
        // a provider of its own: nobody else's settings reach it
        return Conscrypt.newProviderBuilder().setName("CSS").build();
    }

    /** Conscrypt's classes throw a LinkageError of some kind where its library cannot be loaded or they are missing. */
    static SignatureProvider tried(Supplier<Provider> conscrypt) {
        try {
            SignatureVerifier verifier = SignatureVerifier.of(conscrypt.get());
            return SelfCheck.passes(verifier)
                    ? new SignatureProvider(Name.CONSCRYPT, verifier, "its library is loaded and its self-check passes")
                    : jdk("Conscrypt fails its self-check");
        } catch (LinkageError | RuntimeException unavailable) {
            return jdk("Conscrypt cannot be loaded: " + rootOf(unavailable).getMessage());
        }
    }

    /** The innermost says what is to be done, as of a folder that is mounted without exec. */
    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private static SignatureProvider jdk(String reason) {
        return new SignatureProvider(Name.JDK, SignatureVerifier.ofJdk(), reason);
    }
}
