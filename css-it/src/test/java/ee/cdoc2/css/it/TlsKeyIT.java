package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.landscape.Landscape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The server's TLS key can be replaced while it serves. */
@EnabledIfSystemProperty(named = "css.it.server", matches = "wildfly",
        disabledReason = "only on WildFly the files of this repository say how a running server takes a new TLS key")
class TlsKeyIT extends BlackBox {

    @Test
    void aNewKeyIsTakenWithoutDroppingARequest() throws IOException {
        ServerSettings ordinary = landscape.settings("tls-key", landscape.newDatabase());
        Path keystore = Files.createDirectories(ordinary.directory()).resolve("tls.p12");
        ServerSettings settings = ordinary.with("CSS_TLS_KEYSTORE", keystore.toString());
        putNewKey(keystore, settings);
        try (CssServer server = CssServer.start(settings)) {
            StoredShare share = landscape.client(server).store(landscape.mobileIdUser());
            theKeyIsReplacedUnderUse(server, share, () -> putNewKey(keystore, settings));
        }
    }

    private void theKeyIsReplacedUnderUse(CssServer server, StoredShare share, Runnable replacement) throws IOException {
        try (WireConnection old = landscape.https(server).open()) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> rounds = CompletableFuture.supplyAsync(() -> fetchUntil(enough, server, share));

            replacement.run();
            server.reloadTlsKey();

            try (WireConnection fresh = landscape.https(server).open()) {
                assertThat(certificate(fresh)).isNotEqualTo(certificate(old));
            }
            enough.set(true);
            assertThat(rounds.join()).isPositive();
            byte[] request = new JavaClientShape(Landscape.address(server)).nonce(share.shareId());
            assertThat(old.exchange(request).status()).as("on a connection that was open before").isEqualTo(200);
        }
    }

    /** {@return how many times a share was fetched; the first that is not fails} */
    private int fetchUntil(AtomicBoolean enough, CssServer server, StoredShare share) {
        CssClient client = landscape.client(server);
        int rounds = 0;
        while (!enough.get()) {
            Outcome.released(client.fetch(share), share);
            rounds++;
        }
        return rounds;
    }

    private void putNewKey(Path keystore, ServerSettings settings) {
        landscape.pki().web().issue(CertificateProfiles.tlsServer()).writePkcs12(keystore,
                settings.environment().get("CSS_TLS_KEYSTORE_PASSWORD").toCharArray());
    }

    private static Certificate certificate(WireConnection connection) throws IOException {
        return connection.session().getPeerCertificates()[0];
    }
}
