package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A new TLS key for a server that serves.
 *
 * @param environment of the test
 * @param keystore the server's PKCS #12
 * @param password of the keystore
 */
record TlsKeyReplacement(TestEnvironment environment, Path keystore, String password) {

    /** Where the server looks at the file by itself. */
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(30);

    /** They look once a second. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(2);

    private static final Pattern OWN_CERTIFICATE =
            Pattern.compile("css_certificate_expiry_days\\{serial=\"([0-9a-f]+)\",.*use=\"tls\"}");

    /** Puts a key into a new keystore; nothing is replaced yet. */
    static TlsKeyReplacement in(Path directory, TestEnvironment environment, ServerSettings settings)
            throws IOException {
        TlsKeyReplacement replacement = new TlsKeyReplacement(
                environment,
                Files.createDirectories(directory).resolve("tls.p12"),
                settings.environment().get("CSS_TLS_KEYSTORE_PASSWORD"));
        replacement.putNewKey();
        return replacement;
    }

    /**
     * Replaces the key while shares are fetched, and while a connection that was open before is in use. The metric for the
     * certificate's end is that of the one that is served, also while the file is broken, and before a new key is taken.
     *
     * @param server shows its metrics to {@link TestEnvironment#METRICS_TOKEN}
     */
    void isTakenWithoutDroppingARequest(CssServer server) throws IOException {
        StoredShare share = environment.client(server).store(environment.mobileIdUser());
        try (WireConnection old = environment.https(server).open()) {
            X509Certificate first = certificate(old);
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> rounds =
                    CompletableFuture.supplyAsync(() -> fetchUntil(enough, server, share, old));

            if (!ServerLimit.A_BROKEN_KEY_STORE_ENDS_TLS.isHere()) {
                putHalfAFile();
            }
            assertThat(new Polling(NOTICED_WITHIN)
                            .until(() -> !certificate(server).equals(first)
                                    || !measured(server).equals(Set.of(serial(first)))))
                    .isFalse();
            putNewKey();
            Set<String> measured = measured(server);
            // some servers look at the file by themselves, at their own time
            assertThat(measured).isSubsetOf(serial(first), serial(certificate(server)));
            server.reloadTlsKey();

            assertThat(new Polling(TAKEN_WITHIN)
                            .until(() -> !certificate(server).equals(first)))
                    .isTrue();
            enough.set(true);
            assertThat(measured(server)).containsExactly(serial(certificate(server)));
            assertThat(rounds.join()).isPositive();
            assertServes(old, server, share);
        }
        if (ServerLimit.A_BROKEN_KEY_STORE_ENDS_TLS.isHere()) {
            comesBackWithAGoodFile(server);
        }
    }

    private void comesBackWithAGoodFile(CssServer server) {
        putHalfAFile();
        assertThat(new Polling(TAKEN_WITHIN).until(() -> !takesConnections(server)))
                .isTrue();
        putNewKey();
        assertThat(new Polling(TAKEN_WITHIN).until(() -> takesConnections(server)))
                .isTrue();
        assertThat(measured(server)).containsExactly(serial(certificate(server)));
    }

    private boolean takesConnections(CssServer server) {
        try {
            environment.https(server).open().close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * The old connection is used in each round: the first seconds of a connection that says nothing are limited, and to
     * replace a key through an application server's shell takes seconds.
     *
     * @return how many times a share was fetched; the first that is not fails
     */
    private int fetchUntil(AtomicBoolean enough, CssServer server, StoredShare share, WireConnection old) {
        CssClient client = environment.client(server);
        int rounds = 0;
        while (!enough.get()) {
            Outcome.released(client.fetch(share), share);
            assertServes(old, server, share);
            rounds++;
        }
        return rounds;
    }

    private static void assertServes(WireConnection old, CssServer server, StoredShare share) {
        byte[] request = new JavaClientShape(TestEnvironment.address(server)).nonce(share.shareId());
        try {
            assertThat(old.exchange(request).status())
                    .as("on a connection that was open before")
                    .isEqualTo(200);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void putNewKey() {
        environment.pki().web().issue(CertificateProfiles.tlsServer()).writePkcs12(fresh(), password.toCharArray());
        put();
    }

    private void putHalfAFile() {
        try {
            Files.writeString(fresh(), "half a file");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        put();
    }

    private Path fresh() {
        return keystore.resolveSibling("new.p12");
    }

    /** Renamed to its place: a server never sees it while it is written. */
    private void put() {
        try {
            Files.move(fresh(), keystore, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The serial numbers of the server's own certificates in the metric for their end. */
    private Set<String> measured(CssServer server) {
        return Scrape.of(environment.client(server), TestEnvironment.address(server), TestEnvironment.METRICS_TOKEN)
                .samples()
                .keySet()
                .stream()
                .map(OWN_CERTIFICATE::matcher)
                .filter(Matcher::matches)
                .map(own -> own.group(1))
                .collect(Collectors.toSet());
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    private X509Certificate certificate(CssServer server) {
        try (WireConnection fresh = environment.https(server).open()) {
            return certificate(fresh);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static X509Certificate certificate(WireConnection connection) throws IOException {
        return (X509Certificate) connection.session().getPeerCertificates()[0];
    }
}
