package ee.cdoc2.css.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {
    @Test
    void theBuildHasWrittenDownWhatItBuilt() {
        Build build = Build.read();

        assertThat(build.artifact()).isEqualTo("css");
        assertThat(build.group()).isEqualTo("ee.cdoc2.css");
        assertThat(build.version()).matches("[0-9]++\\.[0-9]++\\.[0-9]++(?:-[A-Z0-9.]++)?");
        assertThat(build.commit()).matches("[0-9a-f]{12}(?:-dirty)?|unknown");
    }

    @Test
    void aCommitThatIsNotKnownIsNoPartOfTheVersion() {
        assertThat(built("0123456789ab").fullVersion()).isEqualTo("1.0.0+0123456789ab");
        assertThat(built("unknown").fullVersion()).isEqualTo("1.0.0");
    }

    private static Build built(String commit) {
        return new Build("css", "ee.cdoc2.css", "CSS", "1.0.0", commit, "2026-01-01T00:00:00Z");
    }
}
