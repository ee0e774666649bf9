package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL of H2, here and in the configurations for the application servers. */
class DatabaseUrlTest {
    /** Without it, EclipseLink and H2 mistake one of the two hours in autumn for the other. */
    private static final String INSTANTS = ";TIME ZONE=UTC";

    private static final Pattern FILE = Pattern.compile("jdbc:h2:file:[^\"]*");

    @Test
    void hasInstants() {
        assertThat(Database.h2(Path.of("/data")).url()).contains(INSTANTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"liberty/server.xml", "wildfly/configure.cli", "payara/commands.asadmin"})
    void hasInstantsOnEachServer(String configuration) throws IOException {
        assertThat(FILE.matcher(Files.readString(Path.of("../src/main", configuration)))
                        .results())
                .isNotEmpty()
                .map(MatchResult::group)
                .allSatisfy(url -> assertThat(url).contains(INSTANTS));
    }
}
