package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import ee.cdoc2.css.testkit.token.JwkSetText;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The throw-away authorities of a measurement, in files, so that a server of any kind can be started with them. The server's TLS key
 * is P-256.
 *
 * @param directory where the files are
 * @param web who issues the server's TLS certificate
 * @param eid who issues people's certificates
 * @param auth whose key signs session tokens; it issues no certificate
 */
public record BenchPki(Path directory, CertificateAuthority web, CertificateAuthority eid, CertificateAuthority auth) {
    private static final String PASSWORD = "throw-away";
    private static final String VAULT = "vault.p12";
    private static final int VAULT_BITS = 256;
    private static final String SESSION_KEYS = "session-keys.json";

    /** {@return new authorities} The directory is made if needed; files in it are replaced. */
    public static BenchPki create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        BenchPki pki = new BenchPki(
                directory.toAbsolutePath(),
                CertificateAuthority.named("Throw-away TLS CA"),
                CertificateAuthority.named("Throw-away eID CA"),
                CertificateAuthority.named("Throw-away auth server"));
        pki.web.writePkcs12(pki.file("tls-ca.p12"), PASSWORD.toCharArray());
        pki.eid.writePkcs12(pki.file("eid-ca.p12"), PASSWORD.toCharArray());
        pki.auth.writePkcs12(pki.file("auth.p12"), PASSWORD.toCharArray());
        pki.web.issue(CertificateProfiles.tlsServer()).writePkcs12(pki.file("tls.p12"), PASSWORD.toCharArray());
        Pem.write(pki.file("eid-ca.pem"), List.of(pki.eid.certificate()));
        Pkcs12.writeSecretKeys(pki.file(VAULT), PASSWORD.toCharArray(), VAULT_BITS, "vault-1");
        pki.writeSessionKeys();
        return pki;
    }

    /** {@return those that {@link #create} has made in this directory} */
    public static BenchPki read(Path directory) {
        return new BenchPki(
                directory.toAbsolutePath(),
                CertificateAuthority.read(directory.resolve("tls-ca.p12"), PASSWORD.toCharArray()),
                CertificateAuthority.read(directory.resolve("eid-ca.p12"), PASSWORD.toCharArray()),
                CertificateAuthority.read(directory.resolve("auth.p12"), PASSWORD.toCharArray()));
    }

    /**
     * {@return the variables that a CSS is to be started with, so that it can be measured}
     *
     * <p>Certificates are not asked about: a responder would be measured, too. A nonce lives for an hour, so that tickets can be made
     * beforehand.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("CSS_TLS_KEYSTORE", file("tls.p12").toString());
        settings.put("CSS_TLS_KEYSTORE_PASSWORD", PASSWORD);
        settings.put("CSS_TRUST_ANCHORS", file("eid-ca.pem").toString());
        settings.put("CSS_OCSP_MODE", "off");
        settings.put("CSS_NONCE_LIFETIME", "PT1H");
        return settings;
    }

    /** {@return what is to be added to have shares encrypted in the database} */
    public Map<String, String> vaultSettings() {
        return Map.of("CSS_VAULT_KEYSTORE", file(VAULT).toString(), "CSS_VAULT_KEYSTORE_PASSWORD", PASSWORD);
    }

    /** {@return what is to be added for the second protocol} */
    public Map<String, String> secondProtocolSettings() {
        SessionTokenIssuer sessions = sessions();
        Map<String, String> settings = new TreeMap<>();
        settings.put("CSS_SCHEMES", "v1,v2");
        settings.put("CSS_SESSION_ISSUER", sessions.issuer());
        settings.put("CSS_SESSION_KEYS", file(SESSION_KEYS).toString());
        settings.put("CSS_RP_MEANS", "smart-id");
        settings.put("CSS_RP_SMART_ID_NAME", sessions.party().name());
        settings.put("CSS_RP_SCHEME_NAME", sessions.party().schemeName());
        return settings;
    }

    /** {@return who issues session tokens} */
    public SessionTokenIssuer sessions() {
        KeyPair pair = new KeyPair(auth.certificate().getPublicKey(), auth.key());
        SigningKey key = new SigningKey(SigningKey.thumbprint((ECPublicKey) pair.getPublic()), pair);
        return new SessionTokenIssuer("https://auth.example", key, SmartIdRelyingParty.DEMO);
    }

    /** {@return whom clients trust for TLS} */
    public X509Certificate tlsAuthority() {
        return web.certificate();
    }

    private void writeSessionKeys() {
        try {
            Files.writeString(file(SESSION_KEYS), JwkSetText.of(sessions().key().jwk()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
