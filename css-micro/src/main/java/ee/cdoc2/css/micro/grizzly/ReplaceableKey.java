package ee.cdoc2.css.micro.grizzly;

import ee.cdoc2.css.micro.tls.Pkcs12Key;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/**
 * The server's TLS key, read again when its file has another content: the next handshake shows the new certificate, and
 * existing connections go on. While the file cannot be read, the old key stays in use, a warning is logged once, and the
 * file is tried again. Time and size of a file do not say whether it has changed: {@code cp -p} and {@code mv} keep the
 * time, and {@code chown} and {@code chmod} make a file readable without a trace in it.
 */
final class ReplaceableKey extends X509ExtendedKeyManager {
    private static final Logger LOG = Logger.getLogger(ReplaceableKey.class.getName());
    /** How often the file is looked at, at most. */
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final String TLS_1_3 = "TLSv1.3";

    private final Path file;
    private final char[] password;
    private int readings;
    private byte[] seen;
    /** Whether the file could not be read when it was looked at last. */
    private boolean unreadable;

    private Key current;
    /** For a handshake that was given its alias just before it was replaced. */
    private Key previous;

    private long lookedAt = System.nanoTime();

    private ReplaceableKey(Path file, char[] password) throws IOException, GeneralSecurityException {
        this.file = file;
        this.password = password;
        this.seen = Files.readAllBytes(file);
        this.current = Key.read(seen, password, ++readings);
        this.previous = current;
    }

    /**
     * Reads the key.
     *
     * @param file     PKCS #12 with one private key
     * @param password its password, and the key's
     * @return the key
     * @throws IOException              when the file cannot be read, or not with this password
     * @throws GeneralSecurityException when there is not exactly one key in it, or one that cannot be read
     */
    static ReplaceableKey read(Path file, String password) throws IOException, GeneralSecurityException {
        return new ReplaceableKey(file, password.toCharArray());
    }

    /**
     * Makes a configuration of TLS 1.3 and nothing older, with this key.
     *
     * @param environment as {@link NativeTls} needs it
     * @return the configuration
     */
    SSLEngineConfigurator tls13(Map<String, String> environment) throws GeneralSecurityException {
        SSLContext context = NativeTls.context(TLS_1_3, environment);
        context.init(new KeyManager[] {this}, null, null);
        return new SSLEngineConfigurator(context, false, false, false).setEnabledProtocols(new String[] {TLS_1_3});
    }

    @Override
    public String chooseEngineServerAlias(String algorithm, Principal[] issuers, SSLEngine engine) {
        Key key = latest();
        return key.privateKey().getAlgorithm().equals(algorithm) ? key.alias() : null;
    }

    @Override
    public String chooseServerAlias(String algorithm, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(algorithm, issuers, null);
    }

    @Override
    public String[] getServerAliases(String algorithm, Principal[] issuers) {
        String alias = chooseEngineServerAlias(algorithm, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return named(alias).chain().clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return named(alias).privateKey();
    }

    @Override
    public String chooseClientAlias(String[] algorithms, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String algorithm, Principal[] issuers) {
        return null;
    }

    private synchronized Key named(String alias) {
        return previous.alias().equals(alias) ? previous : current;
    }

    private synchronized Key latest() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_EVERY_NANOS) {
            lookedAt = now;
            readAgainIfChanged();
        }
        return current;
    }

    private void readAgainIfChanged() {
        try {
            byte[] onDisk = Files.readAllBytes(file);
            unreadable = false;
            if (!Arrays.equals(onDisk, seen)) {
                seen = onDisk;
                replace(Key.read(onDisk, password, ++readings));
            }
        } catch (IOException | GeneralSecurityException failure) {
            if (!unreadable) {
                LOG.log(
                        Level.WARNING,
                        "The TLS key has changed and cannot be read; the one before stays in use ({0})",
                        failure.getClass().getSimpleName());
            }
            unreadable = true;
        }
    }

    private void replace(Key key) {
        previous = current;
        current = key;
        LOG.log(
                Level.INFO,
                "The TLS key is replaced; its certificate ends at {0}",
                key.chain()[0].getNotAfter().toInstant());
    }

    /** What one reading of the file gave. Its alias lets a handshake get chain and key of the same reading. */
    private record Key(String alias, PrivateKey privateKey, X509Certificate... chain) {
        static Key read(byte[] content, char[] password, int reading) throws IOException, GeneralSecurityException {
            Pkcs12Key key = Pkcs12Key.read(content, password);
            return new Key(
                    Integer.toString(reading), key.privateKey(), key.chain().toArray(X509Certificate[]::new));
        }
    }
}
