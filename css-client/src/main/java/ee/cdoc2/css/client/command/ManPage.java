package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of the command line, in the language of man(7): every command with its options, made of what {@code --help} is made
 * of, and the exit codes. It has no date, so the same program gives the same page.
 */
final class ManPage {
    private final CommandSpec program;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec program) {
        this.program = program;
    }

    /** {@return the page of a program, with all of its subcommands} */
    static String of(CommandSpec program) {
        ManPage page = new ManPage(program);
        page.write();
        return page.page.toString();
    }

    private void write() {
        line(".TH " + text(program.name().toUpperCase(Locale.ROOT)) + " 1 \"\" \"" + text(program.version()[0]) + "\"");
        section("NAME");
        line(text(program.name() + " - " + joined(program.usageMessage().description())));
        section("SYNOPSIS");
        line("\\fB" + text(program.name()) + "\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR|\\fIFILE\\fR]...");
        section("COMMANDS");
        program.subcommands().values().forEach(command -> command(command.getCommandSpec()));
        section("EXIT STATUS");
        exitCodes();
        section("SEE ALSO");
        line(text(joined(program.usageMessage().footer())));
    }

    private void command(CommandSpec command) {
        if (command.subcommands().isEmpty()) {
            line(".SS " + text(command.qualifiedName()));
            line(text(joined(command.usageMessage().description())));
            line(".PP");
            line(text(synopsis(command)));
            command.positionalParameters().forEach(parameter -> entry(label(parameter), description(parameter)));
            command.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        }
        command.subcommands().values().forEach(each -> command(each.getCommandSpec()));
    }

    private void option(OptionSpec option) {
        entry(String.join(", ", option.names()) + label(option), description(option));
    }

    private void exitCodes() {
        TreeMap<Integer, String> meanings = new TreeMap<>();
        meanings.put(ExitCode.OK, "done");
        meanings.put(CssClient.INTERNAL_ERROR, "internal-error: a fault of css-client itself");
        meanings.put(ExitCode.USAGE, "wrong-use: wrong use of the command line");
        Stream.of(Failure.values())
                .forEach(failure -> meanings.put(failure.exitCode(), failure.code() + ": " + failure.meaning()));
        meanings.forEach((code, meaning) -> entry(code.toString(), meaning));
    }

    private static String synopsis(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
    }

    private static String label(ArgSpec parameter) {
        IParamLabelRenderer renderer = new Help(parameter.command()).parameterLabelRenderer();
        return renderer.renderParameterLabel(parameter, Ansi.OFF, List.of()).toString();
    }

    private static String description(ArgSpec parameter) {
        return joined(parameter.description());
    }

    /** As picocli prints them: with its own line ends, and a percent sign that is doubled. */
    private static String joined(String... lines) {
        return Arrays.stream(lines)
                .map(line -> String.format(Locale.ROOT, line))
                .collect(Collectors.joining(" "));
    }

    private void section(String name) {
        line(".SH " + name);
    }

    private void entry(String term, String description) {
        line(".TP");
        line("\\fB" + text(term) + "\\fR");
        line(text(description));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** As a text of one line, of which nothing is a request or an escape of roff's, and hyphens can be copied. */
    private static String text(String plain) {
        String line = plain.strip()
                .replaceAll("\\s++", " ")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq");
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
