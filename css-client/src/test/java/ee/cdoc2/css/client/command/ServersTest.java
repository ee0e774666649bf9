package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServersTest extends CommandTest {
    ServersTest() {
        super(2);
    }

    @Test
    void anEntryIsMadeFromARunningServerAndItsFingerprintShown() {
        CommandRun first = entry(1);
        CommandRun second = entry(2);

        assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
        assertThat(first.err()).contains("  " + fingerprint(1), "Compare the fingerprint " + fingerprint(1));
        assertThat(CommandRun.of("servers", "check", "--servers", files.path("servers.json"))
                        .exitCode())
                .isZero();
        assertThat(environment.css(1).requests()).isEmpty();
    }

    @Test
    void anEntryIsPrintedWhenNoListIsNamed() {
        CommandRun entry = CommandRun.of(
                "servers",
                "entry",
                "--id",
                "css-1",
                "--organisation",
                "Organisation 1",
                "--recipient-url",
                environment.css(1).baseUrl().toString());

        assertThat(entry.out()).startsWith("{\n  \"id\": \"css-1\",").endsWith("}\n");
    }

    @Test
    void aMalformedFingerprintIsWrongUseAndNobodyIsAsked() {
        CommandRun refused = entry(1, "--fingerprint", fingerprint(1).substring(1));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("'--fingerprint'", "not 64 hex digits")
                .doesNotContain("shows the certificate");
    }

    @Test
    void anExpectedFingerprintIsCompared() {
        CommandRun same = entry(
                1, "--fingerprint", fingerprint(1).toLowerCase(Locale.ROOT).replace(":", ""));
        CommandRun other = entry(2, "--fingerprint", fingerprint(1));

        assertThat(same.exitCode()).isZero();
        assertThat(same.err()).doesNotContain("Warning");
        assertThat(other.exitCode()).isEqualTo(14);
        assertThat(other.err())
                .contains("shows the certificate with SHA-256 " + fingerprint(2) + ", and not the expected one");
        assertThat(files.read("servers.json")).doesNotContain("css-2");
    }

    @Test
    void anIdentifierIsTakenOnce() {
        entry(1);

        CommandRun again = entry(1);

        assertThat(again.exitCode()).isEqualTo(10);
        assertThat(again.err()).contains("Two servers of the list have the identifier css-1");
    }

    @Test
    void nobodyThereIsExit13() {
        String url = environment.css(1).baseUrl().toString();
        environment.css(1).close();

        CommandRun entry =
                CommandRun.of("servers", "entry", "--id", "css-1", "--organisation", "O", "--recipient-url", url);

        assertThat(entry.exitCode()).isEqualTo(13);
        assertThat(entry.err()).contains("No server that speaks TLS 1.3 answers at " + url);
    }

    @Test
    void aKeyRollsOver() {
        files.list(environment.list());
        Identity next = environment.tlsIdentity();
        files.certificate("next.der", next);

        CommandRun added = CommandRun.of(
                "servers",
                "add-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "css-1",
                "--certificate",
                files.path("next.der"));
        CommandRun both = check();
        CommandRun removed = CommandRun.of(
                "servers",
                "remove-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));
        CommandRun onlyNext = check();

        assertThat(List.of(added.exitCode(), both.exitCode(), removed.exitCode()))
                .containsOnly(0);
        assertThat(added.out()).contains(Fingerprint.of(next.certificate()).hex());
        assertThat(onlyNext.exitCode()).isEqualTo(20);
        assertThat(onlyNext.err())
                .contains("Server css-1 (Organisation 1) answers at "
                        + environment.css(1).baseUrl() + " with a key that is not listed, SHA-256 " + fingerprint(1));
    }

    @Test
    void theOnlyKeyIsNotRemoved() {
        files.list(environment.list());

        CommandRun removed = CommandRun.of(
                "servers",
                "remove-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));

        assertThat(removed.exitCode()).isEqualTo(10);
        assertThat(removed.err()).contains("has no other certificate: add the next one first");
    }

    @Test
    void aKeyIsNotAddedTwice() {
        files.list(environment.list());
        files.bytes("same.der", der(environment.entries().get(0)));

        CommandRun added = CommandRun.of(
                "servers",
                "add-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "css-1",
                "--certificate",
                files.path("same.der"));

        assertThat(added.exitCode()).isEqualTo(10);
        assertThat(added.err()).contains("has a certificate twice");
    }

    @Test
    void aServerThatDoesNotAnswerIsAnErrorOfTheCheckUnlessOffline() {
        files.list(environment.list());
        environment.css(2).close();

        CommandRun online = check();
        CommandRun offline = check("--offline");

        assertThat(online.exitCode()).isEqualTo(20);
        assertThat(online.err())
                .contains(
                        "OK: Server css-1 (Organisation 1) answers",
                        "ERROR: Server css-2 (Organisation 2) does not answer");
        assertThat(offline.exitCode()).isZero();
    }

    @Test
    void certificatesThatExpireSoonAreWarnedOfAndExpiredOnesAreErrors() {
        files.list(environment.list());
        CommandRun soon = checkAt(Instant.now().plus(Duration.ofDays(350)));
        CommandRun expired = checkAt(Instant.now().plus(Duration.ofDays(400)));

        assertThat(soon.exitCode()).isZero();
        assertThat(soon.err()).contains("Warning: Server css-1 (Organisation 1): its last certificate expires on ");
        assertThat(expired.exitCode()).isEqualTo(20);
        assertThat(expired.err()).contains("Server css-2 (Organisation 2): all its certificates have expired.");
    }

    @Test
    void serversThatAreNotIndependentAreWarnedOf() {
        ServerEntry one = environment.entries().get(0);
        files.list(new ServerList(
                List.of(
                        one,
                        new ServerEntry(
                                "css-x",
                                one.organisation(),
                                one.capsuleTypes(),
                                one.senderUrl(),
                                one.recipientUrl(),
                                one.certificates())),
                Optional.empty()));

        CommandRun check = check("--offline");

        assertThat(check.err())
                .contains(
                        "All servers of the list belong to one organisation.",
                        "Servers css-1 (Organisation 1) and css-x (Organisation 1) have one certificate: they are one and the "
                                + "same.");
    }

    @Test
    void theServersOfTheSecondProtocolArePutIntoAList() {
        environment.withSignIn(Clock.systemUTC());
        for (int n = 1; n <= 2; n++) {
            entry(n, "--session-nonce-url", environment.css(n).sessionNonceUrl());
        }

        CommandRun signIn = signIn();

        assertThat(signIn.err()).contains("The server shows the certificate with SHA-256", "Warning: Compare the");
        assertThat(signIn.exitCode()).isZero();
        assertThat(ServerListFormat.parse(files.read("servers.json").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(environment.list());
        CommandRun check = check();
        assertThat(check.exitCode()).isZero();
        assertThat(check.err())
                .contains("The auth server answers at ", "The RP server answers at ")
                .doesNotContain("Warning");
    }

    @Test
    void keysOfTheTwoOtherServersRollOver() {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());
        Identity next = environment.tlsIdentity();
        files.certificate("next.der", next);
        X509Certificate old =
                environment.list().requireSignIn().rpServer().certificates().get(0);

        CommandRun added = CommandRun.of(
                "servers",
                "add-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "rp-server",
                "--certificate",
                files.path("next.der"));
        CommandRun removed = CommandRun.of(
                "servers",
                "remove-key",
                "--servers",
                files.path("servers.json"),
                "--id",
                "rp-server",
                "--fingerprint",
                Fingerprint.of(old).hex());

        assertThat(List.of(added.exitCode(), removed.exitCode())).containsOnly(0);
        CommandRun check = check();
        assertThat(check.exitCode()).isEqualTo(20);
        assertThat(check.err()).contains("The RP server answers at ").contains("with a key that is not listed");
    }

    @Test
    void urlsThatClientsOfTheSecondProtocolConfuseAreWarnedOf() {
        ServerEntry one = environment.entries().get(0);
        environment.withSignIn(Clock.systemUTC());
        files.list(new ServerList(
                List.of(
                        listed("css-a", "https://css.example:844", "https://css.example:844/session_nonce", one),
                        listed("css-b", "https://css.example:8443", "https://css.example:8443/nonce", one),
                        listed("css-c", "https://css.example:8443/c", "https://css.example:8443/c/session_nonce", one),
                        one),
                Optional.empty(),
                environment.list().signIn()));

        CommandRun check = check("--offline");

        assertThat(check.exitCode()).isZero();
        assertThat(check.err())
                .contains(
                        "Servers css-a (Organisation) and css-b (Organisation) have URLs of which one begins with the other",
                        "Servers css-b (Organisation) and css-c (Organisation) have one host and port",
                        "Server css-b (Organisation) has the session-nonce URL https://css.example:8443/nonce, not"
                                + " https://css.example:8443/session_nonce",
                        "Server css-1 (Organisation 1) has no session-nonce URL");
    }

    private static ServerEntry listed(String id, String url, String nonceUrl, ServerEntry like) {
        BaseUrl base = BaseUrl.parse(url).orElseThrow();
        return new ServerEntry(
                id,
                "Organisation",
                like.capsuleTypes(),
                base,
                base,
                SessionNonceUrl.parse(nonceUrl),
                like.certificates());
    }

    private CommandRun signIn() {
        return CommandRun.of(
                "servers",
                "sign-in",
                "--servers",
                files.path("servers.json"),
                "--auth-url",
                environment.authServer().url(),
                "--rp-url",
                environment.rpServer().url(),
                "--rp-session-nonce-url",
                environment.rpServer().sessionNonceUrl(),
                "--scheme-name",
                "smart-id-demo",
                "--smart-id-name",
                "DEMO",
                "--mobile-id-name",
                "DEMO");
    }

    @Test
    void aSignedListIsTakenFromItsSignerAlone() {
        files.list(environment.list());
        Identity signer = environment.mobileId();
        files.pkcs12("signer.p12", signer);
        files.certificate("signer.der", signer);
        files.certificate("other.der", environment.mobileId());
        CommandRun signed = sign("--valid-until", "2099-01-31T00:00:00Z");

        assertThat(signed.exitCode()).isZero();
        assertThat(checkSigned("signed.jws", "signer.der").exitCode()).isZero();
        assertThat(checkSigned("signed.jws", "other.der").err())
                .contains("is not signed by the configured signer, or was changed afterwards");
        assertThat(checkSigned("signed.jws", "other.der").exitCode()).isEqualTo(10);
    }

    @Test
    void aPlainListIsRefusedWhereSignedOnesAreAsked() {
        files.list(environment.list());
        files.certificate("signer.der", environment.mobileId());

        CommandRun refused = checkSigned("servers.json", "signer.der");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("not signed, and this client is configured to take only signed ones");
    }

    @Test
    void aSignedListIsRefusedWhereNobodyCanCheckIt() {
        files.list(environment.list());
        files.pkcs12("signer.p12", environment.smartId());
        CommandRun signed = sign();

        CommandRun refused = CommandRun.of("servers", "check", "--servers", files.path("signed.jws"), "--offline");

        assertThat(signed.err()).contains("Warning: The list has no end of validity");
        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("no signer is configured to check it against");
    }

    @Test
    void aSignedListPastItsValidityIsRefused() {
        files.list(environment.list());
        Identity signer = environment.mobileId();
        files.pkcs12("signer.p12", signer);
        files.certificate("signer.der", signer);
        sign("--valid-until", "2020-01-31T00:00:00Z");

        CommandRun refused = checkSigned("signed.jws", "signer.der");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("The server list was valid until 2020-01-31T00:00:00Z.");
    }

    @Test
    void aSignedListCannotBeChanged() {
        files.list(environment.list());
        files.pkcs12("signer.p12", environment.mobileId());
        sign();

        CommandRun refused = CommandRun.of(
                "servers",
                "remove-key",
                "--servers",
                files.path("signed.jws"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("This server list is signed, and cannot be changed.");
    }

    private CommandRun entry(int n, String... more) {
        return CommandRun.of(
                List.of(
                        "servers",
                        "entry",
                        "--id",
                        "css-" + n,
                        "--organisation",
                        "Organisation " + n,
                        "--recipient-url",
                        environment.css(n).baseUrl().toString(),
                        "--add-to",
                        files.path("servers.json")),
                more);
    }

    private CommandRun check(String... more) {
        return CommandRun.of(List.of("servers", "check", "--servers", files.path("servers.json")), more);
    }

    private CommandRun checkAt(Instant time) {
        return CommandRun.at(
                Clock.fixed(time, ZoneOffset.UTC),
                "servers",
                "check",
                "--offline",
                "--servers",
                files.path("servers.json"));
    }

    private CommandRun checkSigned(String list, String signer) {
        return CommandRun.of(
                "servers", "check", "--offline", "--servers", files.path(list), "--list-signer", files.path(signer));
    }

    private CommandRun sign(String... more) {
        return CommandRun.of(
                List.of(
                        "servers",
                        "sign",
                        "--servers",
                        files.path("servers.json"),
                        "--pkcs12",
                        files.path("signer.p12"),
                        "--output",
                        files.path("signed.jws")),
                more);
    }

    private String fingerprint(int n) {
        return Fingerprint.of(environment.css(n).entry().certificates().get(0)).hex();
    }

    private static byte[] der(ServerEntry entry) {
        try {
            return entry.certificates().get(0).getEncoded();
        } catch (CertificateEncodingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
