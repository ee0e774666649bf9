package ee.cdoc2.css.provider;

import ee.cdoc2.css.protocol.SignatureVerifier;

/**
 * What verifies signatures in the tests: all that meet one run a second time with the JDK's (pom.xml), and expect the same.
 */
public final class TestedVerifier {
    private static final String PROPERTY = "css.test.signature-provider";

    /** Of the provider that the property names, Conscrypt if none. */
    public static final SignatureVerifier INSTANCE = named(System.getProperty(PROPERTY, "conscrypt"));

    private TestedVerifier() {}

    private static SignatureVerifier named(String label) {
        SignatureProvider provider = SignatureProvider.choose(!label.equals(SignatureProvider.Name.JDK.label()));
        if (!provider.name().label().equals(label)) {
            throw new IllegalStateException(provider.reason());
        }
        return provider.verifier();
    }
}
