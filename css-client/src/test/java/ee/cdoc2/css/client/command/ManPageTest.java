package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** css-client(1), as the program prints it. */
class ManPageTest {
    private static final String PAGE = CommandRun.of("generate-man-page").out();

    @Test
    void everyCommandAndOptionIsInIt() {
        List<CommandLine> commands = commands(new CssClient(CommandContext.ofProcess()).line())
                .filter(command -> command.getSubcommands().isEmpty())
                .toList();

        assertThat(commands).hasSizeGreaterThan(15).allSatisfy(command -> {
            String name = command.getCommandSpec().qualifiedName();
            String section = plain().substring(plain().indexOf("\n.SS " + name + "\n") + 1);
            section = section.substring(0, section.indexOf("\n.S", 1));

            assertThat(section)
                    .startsWith(".SS " + name + "\n"
                            + description(
                                    command.getCommandSpec().usageMessage().description()));
            for (ArgSpec option : command.getCommandSpec().args()) {
                assertThat(section).contains(description(option.description()));
            }
            for (String option : command.getCommandSpec().optionsMap().keySet()) {
                assertThat(section).containsPattern("\n\\\\fB[^\n]*" + option + "[^a-z-]");
            }
        });
    }

    /** Every user of the machine can see a command line. */
    @Test
    void noOptionTakesAPasswordItself() {
        assertThat(commands(new CssClient(CommandContext.ofProcess()).line())
                        .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                        .filter(option -> option.contains("password")))
                .isNotEmpty()
                .allMatch(option -> option.matches("--[a-z0-9-]+-password-(?:env|file)"));
    }

    /** A line that begins with a dot, or a backslash: man would make something else of either. */
    @Test
    void nothingInATextIsRoffs() {
        assertThat(PAGE.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches("(?:\\.(?:TH|SH|SS) .++|\\.(?:TP|PP)|[^.' ].*+)")
                        .doesNotContainPattern("\\\\(?!e|-|&|fB|fI|fR|\\(dq)"));
        assertThat(PAGE).startsWith(".TH CSS\\-CLIENT 1 \"\" \"css\\-client ");
    }

    @Test
    void itHasTheExitCodesOfTheDocument() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("css.docs"), "client.md"));
        List<MatchResult> rows = Pattern.compile("(?m)^\\| (\\d+) \\| (?:`([a-z-]+)`)? ?\\| (.+) \\|$")
                .matcher(document)
                .results()
                .toList();

        assertThat(rows)
                .hasSize(18)
                .allSatisfy(row -> assertThat(plain())
                        .contains("\\fB" + row.group(1) + "\\fR\n" + (row.group(2) == null ? "" : row.group(2) + ": ")
                                + row.group(3).replace("`", "") + "\n"));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManPageTest::commands));
    }

    private static String plain() {
        return PAGE.replace("\\-", "-").replace("\\(dq", "\"").replace("\\&", "");
    }

    private static String description(String... lines) {
        return String.join(" ", lines)
                .replace("%n", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
