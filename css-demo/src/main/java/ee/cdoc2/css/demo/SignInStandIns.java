package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.server.SignInServers;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.Person;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stand-ins of the auth server and the RP server. They play the phones, too: a person confirms at once. */
final class SignInStandIns implements AutoCloseable {
    private static final SmartIdRelyingParty PARTY = SmartIdRelyingParty.DEMO;

    private final CertificateAuthority ca =
            CertificateAuthority.named("Throw-away TLS CA of the auth server and the RP server");
    private final Identity authTls = ca.issue(CertificateProfiles.tlsServer());
    private final Identity rpTls = ca.issue(CertificateProfiles.tlsServer());
    private final AuthServer auth;
    private final RpServer rp;

    SignInStandIns(Clock clock) {
        // each organisation has a CA of its own; what a stand-in gets from the servers is no secret
        auth = AuthServer.start(0, authTls, "https://auth.example", PARTY, TlsContexts.trustingEveryone(), clock);
        rp = RpServer.start(0, rpTls, PARTY, PARTY.name(), auth, clock);
        auth.serve(rp.sessionNonceUrl());
    }

    /** Gives session tokens for this server too. */
    void serve(Organisation organisation) {
        auth.serve(organisation.sessionNonceUrl());
    }

    /** Knows this person from now on, by these certificates. */
    void enrol(Person person) {
        auth.enrol(person);
        rp.enrol(person);
    }

    /** Signs session tokens with a new key from now on, and publishes it beside the old ones. */
    void rotateKey() {
        auth.keys().publish(auth.keys().replace());
    }

    /** Goes away. */
    void stopAuthServer() {
        auth.close();
    }

    /**
     * {@return the settings of a server that believes these two}
     *
     * @param folder for the file with their CA
     */
    Map<String, String> settings(Path folder) {
        Path trust = folder.resolve("sign-in-ca.pem");
        Pem.write(trust, List.of(ca.certificate()));
        Map<String, String> settings = new TreeMap<>();
        settings.put("CSS_SCHEMES", "v1,v2");
        settings.put("CSS_SESSION_ISSUER", auth.issuer());
        settings.put("CSS_SESSION_KEYS", auth.keysUrl());
        settings.put("CSS_RP_KEYS", rp.keysUrl());
        settings.put("CSS_RP_SCHEME_NAME", PARTY.schemeName());
        settings.put("CSS_RP_SMART_ID_NAME", PARTY.name());
        settings.put("CSS_RP_MOBILE_ID_NAME", rp.mobileIdName());
        settings.put("CSS_KEYS_TRUST", trust.toAbsolutePath().toString());
        settings.put("CSS_KEYS_UNKNOWN_KID_INTERVAL", "PT10S");
        return settings;
    }

    /** {@return the two for the server list} */
    SignInServers entry() {
        return new SignInServers(
                new ee.cdoc2.css.client.server.AuthServer(
                        BaseUrl.parse(auth.url()).orElseThrow(), List.of(authTls.certificate())),
                new ee.cdoc2.css.client.server.RpServer(
                        BaseUrl.parse(rp.url()).orElseThrow(),
                        SessionNonceUrl.parse(rp.sessionNonceUrl()).orElseThrow(),
                        PARTY.schemeName(),
                        PARTY.name(),
                        rp.mobileIdName(),
                        List.of(rpTls.certificate())));
    }

    @Override
    public void close() {
        auth.close();
        rp.close();
    }
}
