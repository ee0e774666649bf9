package ee.cdoc2.css.testkit;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * BouncyCastle as an object that is handed to each call. It is never registered with the JVM: an application server
 * under test must not find a provider there that production lacks.
 */
public final class BouncyCastle {

    /** The provider; immutable as far as we use it. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
