package ee.cdoc2.css.client.command;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The command line as a whole. */
final class CssClient {
    private static final int INTERNAL_ERROR = 1;
    /** What Java decodes a byte to that is no character in the encoding of the process' locale. */
    private static final char UNDECODABLE = '\uFFFD';

    private final CommandContext context;

    CssClient(CommandContext context) {
        this.context = context;
    }

    /** Runs a command. {@return its exit code} */
    int run(String... arguments) {
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNDECODABLE) >= 0)) {
            context.err()
                    .println("css-client: " + undecodable(arguments)
                            + " has characters that Java cannot decode in this locale. Run it with LC_ALL=C.UTF-8.");
            return CommandLine.ExitCode.USAGE;
        }
        CommandLine line = new CommandLine(new Top(), new CommandFactory(context));
        line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            // a fault of our own: its text could hold anything, so only its kind and place are shown
            context.err()
                    .println("css-client: internal error: " + fault.getClass().getName()
                            + Arrays.stream(fault.getStackTrace())
                                    .findFirst()
                                    .map(place -> " at " + place)
                                    .orElse(""));
            return INTERNAL_ERROR;
        });
        return line.execute(arguments);
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
                ProbeCommand.class
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
