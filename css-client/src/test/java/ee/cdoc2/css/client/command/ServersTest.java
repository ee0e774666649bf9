package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.standin.Scene;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {
    @TempDir
    private Path folder;

    private Desk desk;
    private Scene scene;

    @BeforeEach
    void start() {
        desk = new Desk(folder);
        scene = Scene.of(2);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anEntryIsMadeFromARunningServerAndItsFingerprintShown() {
        Run first = entry(1);
        Run second = entry(2);

        assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
        assertThat(first.err()).contains("  " + fingerprint(1), "Compare the fingerprint " + fingerprint(1));
        assertThat(Run.of("servers", "check", "--servers", desk.file("servers.json"))
                        .exitCode())
                .isZero();
        assertThat(scene.css(1).requests()).isEmpty();
    }

    @Test
    void anEntryIsPrintedWhenNoListIsNamed() {
        Run entry = Run.of(
                "servers",
                "entry",
                "--id",
                "css-1",
                "--organisation",
                "Organisation 1",
                "--recipient-url",
                scene.css(1).baseUrl().toString());

        assertThat(entry.out()).startsWith("{\n  \"id\": \"css-1\",").endsWith("}\n");
    }

    @Test
    void anExpectedFingerprintIsCompared() {
        Run same = entry(
                1, "--fingerprint", fingerprint(1).toLowerCase(Locale.ROOT).replace(":", ""));
        Run other = entry(2, "--fingerprint", fingerprint(1));

        assertThat(same.exitCode()).isZero();
        assertThat(same.err()).doesNotContain("Warning");
        assertThat(other.exitCode()).isEqualTo(14);
        assertThat(other.err())
                .contains("shows the certificate with SHA-256 " + fingerprint(2) + ", and not the expected one");
        assertThat(desk.read("servers.json")).doesNotContain("css-2");
    }

    @Test
    void anIdentifierIsTakenOnce() {
        entry(1);

        Run again = entry(1);

        assertThat(again.exitCode()).isEqualTo(10);
        assertThat(again.err()).contains("Two servers of the list have the identifier css-1");
    }

    @Test
    void nobodyThereIsExit13() {
        String url = scene.css(1).baseUrl().toString();
        scene.css(1).close();

        Run entry = Run.of("servers", "entry", "--id", "css-1", "--organisation", "O", "--recipient-url", url);

        assertThat(entry.exitCode()).isEqualTo(13);
        assertThat(entry.err()).contains("No server that speaks TLS 1.3 answers at " + url);
    }

    @Test
    void aKeyRollsOver() {
        desk.list(scene.list());
        Identity next = scene.tlsIdentity();
        desk.certificate("next.der", next);

        Run added = Run.of(
                "servers",
                "add-key",
                "--servers",
                desk.file("servers.json"),
                "--id",
                "css-1",
                "--certificate",
                desk.file("next.der"));
        Run both = check();
        Run removed = Run.of(
                "servers",
                "remove-key",
                "--servers",
                desk.file("servers.json"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));
        Run onlyNext = check();

        assertThat(List.of(added.exitCode(), both.exitCode(), removed.exitCode()))
                .containsOnly(0);
        assertThat(added.out()).contains(Fingerprint.of(next.certificate()).hex());
        assertThat(onlyNext.exitCode()).isEqualTo(20);
        assertThat(onlyNext.err())
                .contains("Server css-1 (Organisation 1) answers at "
                        + scene.css(1).baseUrl() + " with a key that is not listed, SHA-256 " + fingerprint(1));
    }

    @Test
    void theOnlyKeyIsNotRemoved() {
        desk.list(scene.list());

        Run removed = Run.of(
                "servers",
                "remove-key",
                "--servers",
                desk.file("servers.json"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));

        assertThat(removed.exitCode()).isEqualTo(10);
        assertThat(removed.err()).contains("has no other certificate: add the next one first");
    }

    @Test
    void aKeyIsNotAddedTwice() {
        desk.list(scene.list());
        desk.bytes("same.der", der(scene.entries().get(0)));

        Run added = Run.of(
                "servers",
                "add-key",
                "--servers",
                desk.file("servers.json"),
                "--id",
                "css-1",
                "--certificate",
                desk.file("same.der"));

        assertThat(added.exitCode()).isEqualTo(10);
        assertThat(added.err()).contains("has a certificate twice");
    }

    @Test
    void aServerThatDoesNotAnswerIsAnErrorOfTheCheckUnlessOffline() {
        desk.list(scene.list());
        scene.css(2).close();

        Run online = check();
        Run offline = check("--offline");

        assertThat(online.exitCode()).isEqualTo(20);
        assertThat(online.err())
                .contains(
                        "OK: Server css-1 (Organisation 1) answers",
                        "ERROR: Server css-2 (Organisation 2) does not answer");
        assertThat(offline.exitCode()).isZero();
    }

    @Test
    void certificatesThatExpireSoonAreWarnedOfAndExpiredOnesAreErrors() {
        desk.list(scene.list());
        Run soon = checkAt(Instant.now().plus(Duration.ofDays(350)));
        Run expired = checkAt(Instant.now().plus(Duration.ofDays(400)));

        assertThat(soon.exitCode()).isZero();
        assertThat(soon.err()).contains("Warning: Server css-1 (Organisation 1): its last certificate expires on ");
        assertThat(expired.exitCode()).isEqualTo(20);
        assertThat(expired.err()).contains("Server css-2 (Organisation 2): all its certificates have expired.");
    }

    @Test
    void serversThatAreNotIndependentAreWarnedOf() {
        ServerEntry one = scene.entries().get(0);
        desk.list(new ServerList(
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

        Run check = check("--offline");

        assertThat(check.err())
                .contains(
                        "All servers of the list belong to one organisation.",
                        "Servers css-1 (Organisation 1) and css-x (Organisation 1) have one certificate: they are one and the "
                                + "same.");
    }

    @Test
    void aSignedListIsTakenFromItsSignerAlone() {
        desk.list(scene.list());
        Identity signer = scene.mobileId();
        desk.pkcs12("signer.p12", signer);
        desk.certificate("signer.der", signer);
        desk.certificate("other.der", scene.mobileId());
        Run signed = sign("--valid-until", "2099-01-31T00:00:00Z");

        assertThat(signed.exitCode()).isZero();
        assertThat(checkSigned("signed.jws", "signer.der").exitCode()).isZero();
        assertThat(checkSigned("signed.jws", "other.der").err())
                .contains("is not signed by the configured signer, or was changed afterwards");
        assertThat(checkSigned("signed.jws", "other.der").exitCode()).isEqualTo(10);
    }

    @Test
    void aPlainListIsRefusedWhereSignedOnesAreAsked() {
        desk.list(scene.list());
        desk.certificate("signer.der", scene.mobileId());

        Run refused = checkSigned("servers.json", "signer.der");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("not signed, and this client is configured to take only signed ones");
    }

    @Test
    void aSignedListIsRefusedWhereNobodyCanCheckIt() {
        desk.list(scene.list());
        desk.pkcs12("signer.p12", scene.smartId());
        Run signed = sign();

        Run refused = Run.of("servers", "check", "--servers", desk.file("signed.jws"), "--offline");

        assertThat(signed.err()).contains("Warning: The list has no end of validity");
        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("no signer is configured to check it against");
    }

    @Test
    void aSignedListPastItsValidityIsRefused() {
        desk.list(scene.list());
        Identity signer = scene.mobileId();
        desk.pkcs12("signer.p12", signer);
        desk.certificate("signer.der", signer);
        sign("--valid-until", "2020-01-31T00:00:00Z");

        Run refused = checkSigned("signed.jws", "signer.der");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("The server list was valid until 2020-01-31T00:00:00Z.");
    }

    @Test
    void aSignedListCannotBeChanged() {
        desk.list(scene.list());
        desk.pkcs12("signer.p12", scene.mobileId());
        sign();

        Run refused = Run.of(
                "servers",
                "remove-key",
                "--servers",
                desk.file("signed.jws"),
                "--id",
                "css-1",
                "--fingerprint",
                fingerprint(1));

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err()).contains("This server list is signed, and cannot be changed.");
    }

    private Run entry(int n, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "servers",
                "entry",
                "--id",
                "css-" + n,
                "--organisation",
                "Organisation " + n,
                "--recipient-url",
                scene.css(n).baseUrl().toString(),
                "--add-to",
                desk.file("servers.json")));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Run check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("servers", "check", "--servers", desk.file("servers.json")));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Run checkAt(Instant time) {
        return Run.at(
                Clock.fixed(time, ZoneOffset.UTC),
                "servers",
                "check",
                "--offline",
                "--servers",
                desk.file("servers.json"));
    }

    private Run checkSigned(String list, String signer) {
        return Run.of(
                "servers", "check", "--offline", "--servers", desk.file(list), "--list-signer", desk.file(signer));
    }

    private Run sign(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "servers",
                "sign",
                "--servers",
                desk.file("servers.json"),
                "--pkcs12",
                desk.file("signer.p12"),
                "--output",
                desk.file("signed.jws")));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private String fingerprint(int n) {
        return Fingerprint.of(scene.css(n).entry().certificates().get(0)).hex();
    }

    private static byte[] der(ServerEntry entry) {
        try {
            return entry.certificates().get(0).getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
