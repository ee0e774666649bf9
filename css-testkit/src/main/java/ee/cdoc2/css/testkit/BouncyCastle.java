package ee.cdoc2.css.testkit;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The BouncyCastle provider, passed to each call. It is never registered with the JVM: an application server under test
 * must not find a provider there that production does not have.
 */
public final class BouncyCastle {

    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
