package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An organisation that operates one shares server, with a TLS key, a port and a database of its own.
 *
 * @param id the server's identifier in the list
 * @param name the organisation's name
 * @param port on 127.0.0.1
 * @param tls the server's key and certificate
 * @param folder for the server's data, key store and log
 */
record Organisation(String id, String name, int port, Identity tls, Path folder) {
    private static final String PASSWORD = "throw-away";
    private static final int MASTER_KEY_BITS = 256;

    /** {@return an organisation whose server is not started yet} */
    static Organisation named(String id, String name, int port, Path folder) {
        try {
            Path own = Files.createDirectories(folder.resolve(id)).toAbsolutePath();
            Identity tls =
                    CertificateAuthority.named("Throw-away TLS CA of " + name).issue(CertificateProfiles.tlsServer());
            return new Organisation(id, name, port, tls, own);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the environment variables of its server, which speaks both protocols; the key stores are written} */
    Map<String, String> settings(People people, SignInStandIns signIn) {
        Path keyStore = folder.resolve("tls.p12");
        tls.writePkcs12(keyStore, PASSWORD.toCharArray());
        Path vault = folder.resolve("vault.p12");
        if (!Files.exists(vault)) {
            // the database of an earlier run is encrypted with it
            Pkcs12.writeSecretKeys(vault, PASSWORD.toCharArray(), MASTER_KEY_BITS, "vault-1");
        }
        Map<String, String> settings = new TreeMap<>(people.trustSettings(folder));
        settings.putAll(signIn.settings(folder));
        settings.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
        settings.put("CSS_HTTPS_PORT", Integer.toString(port));
        settings.put("CSS_TLS_KEYSTORE", keyStore.toString());
        settings.put("CSS_TLS_KEYSTORE_PASSWORD", PASSWORD);
        settings.put("CSS_VAULT_KEYSTORE", vault.toString());
        settings.put("CSS_VAULT_KEYSTORE_PASSWORD", PASSWORD);
        settings.put("CSS_DATA_DIR", folder.resolve("data").toString());
        settings.put("CSS_BASE_URLS", url());
        return settings;
    }

    /** {@return its server, which listens} */
    RunningServer start(Path jar, Map<String, String> settings) {
        return RunningServer.start(id, jar, settings, folder);
    }

    /** {@return its entry in the server list} */
    ServerEntry entry() {
        BaseUrl url = BaseUrl.parse(url()).orElseThrow();
        return new ServerEntry(
                id,
                name,
                Set.of(Capsule.TYPE),
                url,
                url,
                SessionNonceUrl.parse(sessionNonceUrl()),
                List.of(tls.certificate()));
    }

    /** {@return where the auth server gets its session nonces} */
    String sessionNonceUrl() {
        return url() + "/session_nonce";
    }

    String url() {
        return "https://localhost:" + port;
    }
}
