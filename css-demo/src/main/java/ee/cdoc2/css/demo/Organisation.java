package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who operates one shares server: with a TLS key, a port and a database of its own.
 *
 * @param id     the server's identifier in the list
 * @param name   the organisation's name
 * @param port   on 127.0.0.1
 * @param tls    the server's key and certificate
 * @param folder for its data and its keystore
 */
record Organisation(String id, String name, int port, Identity tls, Path folder) {
    private static final String PASSWORD = "throw-away";

    /** Sets one up; nothing is started. */
    static Organisation named(String id, String name, Path folder) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path own = Files.createDirectories(folder.resolve(id)).toAbsolutePath();
            Identity tls =
                    CertificateAuthority.named("Throw-away TLS CA of " + name).issue(CertificateProfiles.tlsServer());
            return new Organisation(id, name, free.getLocalPort(), tls, own);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts its server, with these variables beside its own; the server listens when this returns. */
    CssProcess start(Path jar, Map<String, String> shared) {
        Path keyStore = folder.resolve("tls.p12");
        tls.writePkcs12(keyStore, PASSWORD.toCharArray());
        Map<String, String> environment = new TreeMap<>(shared);
        environment.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
        environment.put("CSS_HTTPS_PORT", Integer.toString(port));
        environment.put("CSS_TLS_KEYSTORE", keyStore.toString());
        environment.put("CSS_TLS_KEYSTORE_PASSWORD", PASSWORD);
        environment.put("CSS_DATA_DIR", folder.resolve("data").toString());
        environment.put("CSS_BASE_URLS", url());
        return CssProcess.start(jar, environment);
    }

    /** Its entry in the server list. */
    ServerEntry entry() {
        BaseUrl url = BaseUrl.parse(url()).orElseThrow();
        return new ServerEntry(id, name, Set.of(Capsule.TYPE), url, url, List.of(tls.certificate()));
    }

    private String url() {
        return "https://localhost:" + port;
    }
}
