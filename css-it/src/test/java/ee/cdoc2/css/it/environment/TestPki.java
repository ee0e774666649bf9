package ee.cdoc2.css.it.environment;

import ee.cdoc2.css.client.certificate.ProbeIdentity;
import ee.cdoc2.css.it.process.Product;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The authorities, made for one run.
 *
 * @param directory where their files are
 * @param web who issues the servers' TLS certificates
 * @param eid who issues people's certificates
 * @param newEid who issues them after a change of generation; no server trusts it at first
 * @param vendor who issues those of {@code private/JIO/…}
 */
public record TestPki(
        Path directory,
        CertificateAuthority web,
        CertificateAuthority eid,
        CertificateAuthority newEid,
        CertificateAuthority vendor) {

    private static final String PASSWORD = Product.selected().secret("keystore");

    /** Makes them, and the files that a server is pointed at. */
    static TestPki create(Path directory) {
        TestPki pki = new TestPki(
                directory,
                CertificateAuthority.named("TEST WEB CA"),
                CertificateAuthority.named("TEST EID CA"),
                CertificateAuthority.named("TEST EID CA 2"),
                CertificateAuthority.named("TEST VENDOR CA"));
        pki.web.issue(CertificateProfiles.tlsServer()).writePkcs12(pki.keystore(), PASSWORD.toCharArray());
        Pkcs12.writeSecretKeys(pki.vault(), PASSWORD.toCharArray(), 256, "vault-1");
        Pem.write(pki.webAnchor(), List.of(pki.web.certificate()));
        Pem.write(pki.anchors(), List.of(pki.eid.certificate()));
        Pem.write(pki.vendorAnchors(), List.of(pki.vendor.certificate()));
        pki.makeProbe();
        return pki;
    }

    /** As {@code css-client probe-identity} does. */
    private void makeProbe() {
        Instant now = Instant.now();
        ProbeIdentity probe = ProbeIdentity.make("monitoring", now, now.plus(Duration.ofDays(1)), new SecureRandom());
        String password = "for-the-probe";
        try {
            Files.write(probeFile("probe.p12"), probe.pkcs12(password.toCharArray()));
            Files.writeString(probeFile("probe.password"), password + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Pem.write(probeFile("probe-ca.pem"), List.of(probe.authority()));
    }

    /** {@return a file of the probe's: probe-ca.pem, probe.p12 or probe.password} */
    public Path probeFile(String name) {
        return directory.resolve(name);
    }

    Map<String, String> environment() {
        return Map.of(
                "CSS_TLS_KEYSTORE",
                keystore().toString(),
                "CSS_TLS_KEYSTORE_PASSWORD",
                PASSWORD,
                "CSS_VAULT_KEYSTORE",
                vault().toString(),
                "CSS_VAULT_KEYSTORE_PASSWORD",
                PASSWORD,
                "CSS_TRUST_ANCHORS",
                anchors().toString(),
                "CSS_TRUST_PRIVATE_JIO",
                vendorAnchors().toString(),
                "CSS_TRUST_PRIVATE_PROBE",
                probeFile("probe-ca.pem").toString(),
                "CSS_TRUST_PRIVATE_PROBE_OCSP",
                "off");
    }

    /** {@return an auth server with the names of the worked examples, on a free port} */
    AuthServer authServer() {
        return AuthServer.start(
                0,
                web.issue(CertificateProfiles.tlsServer()),
                "https://auth.example",
                SmartIdRelyingParty.DEMO,
                TlsContexts.trusting(web.certificate()),
                Clock.systemUTC());
    }

    /** {@return the RP server beside it, with another name for Mobile-ID} */
    RpServer rpServer(AuthServer authServer) {
        return RpServer.start(
                0,
                web.issue(CertificateProfiles.tlsServer()),
                SmartIdRelyingParty.DEMO,
                "DEMO Mobile-ID",
                authServer,
                Clock.systemUTC());
    }

    /** {@return what is trusted for the key sets of those two: {@code css.keys.trust}} */
    Path webAnchor() {
        return directory.resolve("web-anchor.pem");
    }

    /** Writes another key store with master keys: {@return its path} */
    public Path otherVault(String file, String... names) {
        Path path = directory.resolve(file);
        Pkcs12.writeSecretKeys(path, PASSWORD.toCharArray(), 256, names);
        return path;
    }

    /** Adds a new master key to such a key store. */
    public void addMasterKey(Path vault, String name) {
        Pkcs12.addSecretKeys(vault, PASSWORD.toCharArray(), 256, name);
    }

    private Path vault() {
        return directory.resolve("vault.p12");
    }

    private Path keystore() {
        return directory.resolve("server.p12");
    }

    private Path anchors() {
        return directory.resolve("anchors.pem");
    }

    private Path vendorAnchors() {
        return directory.resolve("vendor-anchors.pem");
    }
}
