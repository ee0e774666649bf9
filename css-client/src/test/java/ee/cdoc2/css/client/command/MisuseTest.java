package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong use is told people in words, and machines in JSON. */
class MisuseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "decrypt --json",
                "inspect x.cdoc2 --json --no-such-option",
                "encrypt x --to nobody -o y --servers z --json",
                "inspect x.cdoc2 --expiry --json",
                "decrypt x\uFFFD --json",
                "no-such-command --json",
                "servers entry --fingerprint 12 --json",
                "probe"
            })
    void machinesGetJson(String commandLine) {
        CommandRun refused = CommandRun.of(commandLine.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.json().members())
                .containsEntry("error", new JsonString("wrong-use"))
                .containsKeys("ok", "message", "advice", "exitCode", "warnings");
        assertThat(refused.err()).isEmpty();
    }

    @Test
    void peopleGetWords() {
        CommandRun refused = CommandRun.of("decrypt");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("Missing required", "Usage: css-client decrypt");
    }

    /** On Windows that is a question mark, for one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect x\u0000",
                "decrypt x\u0000 --servers y -d z",
                "encrypt x --servers y --to etsi/PNOEE-48010010101 -o z\u0000"
            })
    void aPathThatTheSystemCannotHaveIsWrongUse(String commandLine) {
        CommandRun refused = CommandRun.of(commandLine.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Invalid value for ", "Nul character not allowed");
    }
}
