package ee.cdoc2.css.micro.tls;

/**
 * The environment variables of the server's TLS key. The application reads the same two, as {@code css.tls.keystore}
 * and {@code css.tls.keystore.password} of MicroProfile Config, for a metric.
 */
public final class TlsVariables {
    /** The path of a PKCS #12. */
    public static final String KEY_STORE = "CSS_TLS_KEYSTORE";
    /** The password of the file and of the key in it. */
    public static final String PASSWORD = "CSS_TLS_KEYSTORE_PASSWORD";

    /** The system property by which css.jar's launcher tells its listener the password, which it may have from a file. */
    public static final String LAUNCHERS_PASSWORD = "launcher.tls.keystore.password";

    /** {@code false}: the JDK does TLS. The application reads it as {@code css.crypto.native}. */
    public static final String NATIVE = "CSS_CRYPTO_NATIVE";

    private TlsVariables() {}
}
