package ee.cdoc2.css.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.bench.call.Call;
import ee.cdoc2.css.bench.call.Call.Application;
import ee.cdoc2.css.bench.load.ConnectionUse;
import ee.cdoc2.css.bench.report.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LoadOptionsTest {
    @Test
    void callsOfTheFirstProtocolOverEachKindOfConnectionUnlessSomeAreNamed() {
        assertThat(parsed().subjects())
                .hasSize(4 * ConnectionUse.values().length)
                .allMatch(subject -> subject.call().application() == Application.FIRST_PROTOCOL);
        assertThat(parsed("--call", "release_es256,store", "--connection=new").subjects())
                .containsExactly(
                        new Subject(Call.RELEASE_ES256, ConnectionUse.NEW), new Subject(Call.STORE, ConnectionUse.NEW));
    }

    @Test
    void sixteenClientsUnlessSaidOtherwise() {
        assertThat(parsed().clients()).isEqualTo(16);
        assertThat(parsed("--clients", "3").clients()).isEqualTo(3);
    }

    @Test
    void secondProtocolIsSpokenIfACallNeedsIt() {
        assertThat(parsed().secondProtocol()).isFalse();
        assertThat(parsed("--call", "store,release_v2").secondProtocol()).isTrue();
    }

    @Test
    void smokeTriesEveryCall() {
        LoadOptions smoke = LoadOptions.smoke();
        assertThat(Stream.concat(smoke.subjects().stream(), smoke.ofFloor().subjects().stream()))
                .hasSize(Call.values().length * ConnectionUse.values().length);
    }

    private static LoadOptions parsed(String... arguments) {
        LoadOptions options = new LoadOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return options;
    }
}
