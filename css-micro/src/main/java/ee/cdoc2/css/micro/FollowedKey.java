package ee.cdoc2.css.micro;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The server's key as the key store has it now: each handshake looks whether the file is another one. One that can't be used
 * changes nothing but the log. What the caller takes for the key's name doesn't matter, since there is one key.
 */
final class FollowedKey extends X509ExtendedKeyManager {

    private static final Logger LOG = Logger.getLogger(FollowedKey.class.getName());

    private final Path file;
    private final String password;
    /** A handshake asks for the key first and for its certificate next: it must not get those of two files. */
    private final ThreadLocal<ServerKey> given = new ThreadLocal<>();
    private ServerKey key;
    private String seen;

    /**
     * @param file     the key store
     * @param password of store and key
     * @param key      what was found in it
     */
    FollowedKey(Path file, String password, ServerKey key) {
        super();
        this.file = file;
        this.password = password;
        this.key = key;
        this.seen = identity();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        ServerKey now = current();
        given.set(now);
        return now.key();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        ServerKey now = given.get();
        return (now == null ? current() : now).chain().toArray(X509Certificate[]::new);
    }

    private synchronized ServerKey current() {
        String identity = identity();
        if (!identity.equals(seen)) {
            seen = identity;
            try {
                key = ServerKey.open(file, password);
                LOG.info(() -> "The TLS key was replaced; the new certificate ends " + key.certificate().getNotAfter().toInstant());
            } catch (StartFault unusable) {
                LOG.warning(() -> "The TLS key stays as it was. " + unusable.getMessage());
            }
        }
        return key;
    }

    /** @return what is another text for another file */
    private String identity() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return current().alias();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return current().alias();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {current().alias()};
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }
}
