package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.json.JsonMembers;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IParameterExceptionHandler;

/** The command line as a whole. */
final class CssClient {
    static final int INTERNAL_ERROR = 1;
    /** What Java decodes a byte to that is no character in the encoding of the process' locale. */
    private static final char UNDECODABLE = '\uFFFD';

    private final CommandContext context;

    CssClient(CommandContext context) {
        this.context = context;
    }

    /** Runs a command. {@return its exit code} */
    int run(String... arguments) {
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNDECODABLE) >= 0)) {
            String message = undecodable(arguments) + " has characters that Java cannot decode in this locale.";
            if (isForMachine(arguments)) {
                return tellMachine("wrong-use", message, "Run it with LC_ALL=C.UTF-8.", CommandLine.ExitCode.USAGE);
            }
            context.err().println("css-client: " + message + " Run it with LC_ALL=C.UTF-8.");
            return CommandLine.ExitCode.USAGE;
        }
        CommandLine line = line();
        line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        IParameterExceptionHandler forPeople = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((wrong, all) -> isForMachine(all)
                ? tellMachine(
                        "wrong-use",
                        wrong.getMessage(),
                        "Run it with " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help.",
                        CommandLine.ExitCode.USAGE)
                : forPeople.handleParseException(wrong, all));
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            // a fault of our own: its text could hold anything, so only its kind and place are shown
            String message = "internal error: " + fault.getClass().getName()
                    + Arrays.stream(fault.getStackTrace())
                            .findFirst()
                            .map(place -> " at " + place)
                            .orElse("");
            if (isForMachine(arguments)) {
                return tellMachine("internal-error", message, "Tell the developers.", INTERNAL_ERROR);
            }
            context.err().println("css-client: " + message);
            return INTERNAL_ERROR;
        });
        return line.execute(arguments);
    }

    /** {@return the commands with their options, of which parser, help, completion and manual page are made} */
    CommandLine line() {
        return new CommandLine(new Top(), new CommandFactory(context));
    }

    /** What cannot be parsed is looked at as it is: a machine waits for JSON whatever else is wrong. */
    private static boolean isForMachine(String... arguments) {
        List<String> all = List.of(arguments);
        return all.contains("--json") || all.indexOf("probe") == 0;
    }

    private int tellMachine(String error, String message, String advice, int exitCode) {
        new Console(context, true)
                .print(new JsonMembers()
                        .add("ok", false)
                        .add("error", error)
                        .add("message", message)
                        .add("advice", advice)
                        .add("exitCode", exitCode)
                        .add("warnings", List.of())
                        .object());
        return exitCode;
    }

    /** {@return the option whose value was not decoded, or where else on the command line that is} */
    private static String undecodable(String... arguments) {
        int at = 0;
        while (arguments[at].indexOf(UNDECODABLE) < 0) {
            at++;
        }
        String option =
                arguments[at].startsWith("--") ? arguments[at].split("=", 2)[0] : at > 0 ? arguments[at - 1] : "";
        return option.startsWith("--") && option.indexOf(UNDECODABLE) < 0 ? option : "argument " + (at + 1);
    }

    /** Nothing but its subcommands. */
    @Command(
            name = "css-client",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            subcommands = {
                ServersCommand.class,
                EncryptCommand.class,
                DecryptCommand.class,
                InspectCommand.class,
                SendCommand.class,
                LoginCommand.class,
                LogoutCommand.class,
                ReceiveCommand.class,
                ProbeCommand.class,
                ProbeIdentityCommand.class,
                AutoComplete.GenerateCompletion.class,
                GenerateManPageCommand.class
            },
            description =
                    "Encrypts files for people whose keys are shares on independent servers (CDOC2 CSS), and decrypts them.",
            footer = "Exit codes and the forms of files: docs/client.md")
    static final class Top {}

    /** Makes commands with what is around them. */
    private record CommandFactory(CommandContext context) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1
                        && constructor.getParameterTypes()[0] == CommandContext.class) {
                    return type.cast(constructor.newInstance(context));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
