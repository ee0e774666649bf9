package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.standin.StandInCss.Call;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.testkit.https.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest extends CommandTest {
    ProbeTest() {
        super(2);
    }

    @BeforeEach
    void start() {
        files.list(environment.list());
        files.pkcs12("probe.p12", environment.mobileId());
    }

    @Test
    void aWholeJourneyIsOneLineWithTheTimeOfEachStep() {
        CommandRun probe = probe();

        assertThat(probe.exitCode()).isZero();
        assertThat(probe.json().member("ok")).contains(JsonLiteral.TRUE);
        assertThat(steps(probe))
                .containsExactly(
                        "split",
                        "store css-1",
                        "store css-2",
                        "nonce css-1 v1",
                        "nonce css-2 v1",
                        "sign v1",
                        "fetch css-1 v1",
                        "fetch css-2 v1",
                        "combine v1");
        assertThat(probe.json().members()).containsKey("totalMs");
        assertThat(probe.err()).isEmpty();
    }

    @Test
    void itsSharesExpireSoon() {
        assertThat(probe("--keep", "PT10M").exitCode()).isZero();

        assertThat(environment.css(1).expiries().values())
                .singleElement()
                .satisfies(expires -> assertThat(Duration.between(Instant.now(), Instant.parse(expires)))
                        .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10)));
    }

    @Test
    void theResultIsTextForPrometheusToo() {
        assertThat(probe("--metrics", files.path("css.prom")).exitCode()).isZero();

        assertThat(files.read("css.prom").lines())
                .contains("# TYPE css_probe_success gauge", "css_probe_success 1")
                .anyMatch(line -> line.matches(
                        "css_probe_step_seconds\\{protocol=\"v1\",server=\"css-2\",step=\"fetch\"} [0-9.]+"))
                .anyMatch(line -> line.matches("css_probe_certificate_expiry_days\\{server=\"css-1\"} 36[45][.0-9]*"))
                .noneMatch(line -> line.startsWith("css_probe_failure{"));

        environment.css(2).instead(Call.FETCH, Reply.of(503));
        assertThat(probe("--metrics", files.path("css.prom")).exitCode()).isEqualTo(18);

        assertThat(files.read("css.prom").lines())
                .contains(
                        "css_probe_success 0",
                        "css_probe_failure{error=\"server-unavailable\",server=\"css-2\",step=\"fetch\"} 1");
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        CommandRun probe = probe("--metrics", files.path("no-such-folder/css.prom"));

        assertThat(probe.exitCode()).isEqualTo(9);
        assertThat(probe.json().member("ok")).contains(JsonLiteral.TRUE);
    }

    @Test
    void bothProtocolsAreProbedWithOneKeyOneAfterTheOther() {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());

        CommandRun probe = probe("--mobile-id", environment.mari().phoneNumber());

        assertThat(probe.exitCode()).isZero();
        assertThat(steps(probe))
                .containsExactly(
                        "split",
                        "store css-1",
                        "store css-2",
                        "login v2",
                        "nonce css-1 v2",
                        "nonce css-2 v2",
                        "sign v2",
                        "fetch css-1 v2",
                        "fetch css-2 v2",
                        "combine v2",
                        "nonce css-1 v1",
                        "nonce css-2 v1",
                        "sign v1",
                        "fetch css-1 v1",
                        "fetch css-2 v1",
                        "combine v1");
    }

    @Test
    void theSecondProtocolIsProbedAlone() {
        environment.withSignIn(Clock.systemUTC());
        files.list(environment.list());

        CommandRun probe = CommandRun.of(
                "probe", "--servers", files.path("servers.json"), "--recipient", TestEnvironment.PERSON, "--smart-id");

        assertThat(probe.exitCode()).isZero();
        assertThat(steps(probe)).contains("login v2").doesNotContain("sign v1");
    }

    @Test
    void aProbeOfNeitherIsWrongUse() {
        assertThat(CommandRun.of(
                                "probe", "--servers", files.path("servers.json"), "--recipient", TestEnvironment.PERSON)
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aFailureNamesStepServerAndReasonAndIsTheExitCode() {
        environment.css(2).instead(Call.FETCH, Reply.of(503));

        CommandRun probe = probe();

        assertThat(probe.exitCode()).isEqualTo(18);
        assertThat(probe.json().member("ok")).contains(JsonLiteral.FALSE);
        assertThat(probe.json().text("failedStep")).contains("fetch");
        assertThat(probe.json().text("server")).contains("css-2");
        assertThat(probe.json().text("error")).contains("server-unavailable");
        assertThat(steps(probe)).endsWith("sign v1", "fetch css-1 v1");
    }

    @Test
    void aShareThatWasChangedIsNoticed() {
        byte[] other = new byte[32];
        environment
                .css(1)
                .instead(
                        Call.FETCH,
                        Reply.json(
                                200,
                                "{\"share\":\"" + Base64.getEncoder().encodeToString(other) + "\",\"recipient\":\""
                                        + TestEnvironment.PERSON + "\"}"));

        CommandRun probe = probe();

        assertThat(probe.exitCode()).isEqualTo(21);
        assertThat(probe.json().text("error")).contains("key-differs");
    }

    @Test
    void oneServerCanBeProbedAlone() {
        CommandRun probe = probe("--server", "css-2");

        assertThat(probe.exitCode()).isZero();
        assertThat(environment.css(1).requests()).isEmpty();
        assertThat(((JsonArray) probe.json().members().get("warnings")).elements())
                .isNotEmpty();
    }

    @Test
    void aListThatCannotBeReadIsALineOfJsonToo() {
        files.text("servers.json", "no list");

        CommandRun probe = probe();

        assertThat(probe.exitCode()).isEqualTo(10);
        assertThat(probe.json().text("error")).contains("list-refused");
    }

    private CommandRun probe(String... more) {
        return CommandRun.of(
                List.of(
                        "probe",
                        "--servers",
                        files.path("servers.json"),
                        "--recipient",
                        TestEnvironment.PERSON,
                        "--pkcs12",
                        files.path("probe.p12")),
                more);
    }

    private static List<String> steps(CommandRun probe) {
        return ((JsonArray) probe.json().members().get("steps"))
                .elements().stream()
                        .map(JsonObject.class::cast)
                        .map(step -> step.text("step").orElseThrow()
                                + step.text("server").map(id -> " " + id).orElse("")
                                + step.text("protocol").map(id -> " " + id).orElse(""))
                        .toList();
    }
}
