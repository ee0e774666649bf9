package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client probe}: for monitoring. Prints one line of JSON, whatever happens. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description =
                "Sends a random key to a test identity and fetches it, by the second protocol, the first, or both one after"
                        + " the other; prints one line of JSON with the time of "
                        + "each step, and exits with 0 only if the key came back.")
final class ProbeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ListOptions list;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Means means;

    @Mixin
    private KeyOptions.Password password;

    @Option(
            names = "--recipient",
            required = true,
            paramLabel = "ID",
            converter = Recipients.class,
            description = "The test identity.")
    private RecipientId recipient;

    @Option(
            names = "--server",
            paramLabel = "ID",
            description = "Use this server, which may be one alone; may be given more than once. By default all.")
    private List<String> serverIds = List.of();

    @Option(
            names = "--keep",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "How long the servers are to keep the probe's shares; by default ${DEFAULT-VALUE}.")
    private Duration keep;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Write the result into this file too, as text for Prometheus; whole, in place of the last one.")
    private Path metrics;

    @Option(names = "--json", description = "Nothing else: a probe always prints JSON.")
    private boolean json;

    /** With what the test identity signs: at least one. */
    static final class Means {
        @Option(
                names = "--pkcs12",
                paramLabel = "FILE",
                description = "First protocol: sign with the key of this PKCS #12 file.")
        private Path pkcs12;

        @ArgGroup(exclusive = true, multiplicity = "0..1")
        private PhoneOptions phone;
    }

    ProbeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, true);
        StepTimes times = new StepTimes();
        Instant begin = context.clock().instant();
        JsonMembers line = new JsonMembers().add("ok", true);
        int exitCode = 0;
        try {
            journey(times);
        } catch (ClientException failed) {
            line = Console.failureMembers(failed);
            exitCode = failed.failure().exitCode();
        }
        times.addTo(line);
        Instant end = context.clock().instant();
        JsonObject result =
                line.add("totalMs", Duration.between(begin, end).toMillis()).object();
        console.print(result);
        return metrics == null ? exitCode : write(ProbeMetrics.of(result, end, servedUntil()), exitCode);
    }

    /** A probe whose result nobody sees has failed, though its one line was printed. */
    private int write(byte[] text, int exitCode) {
        try {
            new LocalFile(metrics).replace(text);
            return exitCode;
        } catch (ClientException unwritable) {
            context.err().println("css-client: " + unwritable.getMessage());
            return exitCode == 0 ? unwritable.failure().exitCode() : exitCode;
        }
    }

    private void journey(StepTimes times) {
        ServerList servers = list.read(context);
        Optional<Signer> signer =
                Optional.ofNullable(means.pkcs12).map(file -> KeyOptions.open(file, password, context));
        Connections connections = context.connections();
        KeyMaterial sent = KeyMaterial.random(context.random());
        Capsule capsule = new Sender(connections, context.random(), context.clock(), times)
                .send(sent, recipient, ListOptions.choose(servers, serverIds), Optional.of(expires()))
                .capsule();
        Receiver receiver = new Receiver(servers, connections, context.random(), context.clock(), times);
        if (means.phone != null) {
            times.of(Scheme.V2);
            // nobody watches a probe: the phone of a test identity confirms by itself
            SignIn signIn = new SignIn(servers, connections, code -> {}, context.clock(), times);
            Session session = signIn.signIn(SignerOptions.person(recipient), means.phone.number());
            requireSame(sent, receiver.receive(capsule, session, signIn.signer(session)));
        }
        signer.ifPresent(key -> {
            times.of(Scheme.V1);
            requireSame(sent, receiver.receive(capsule, key));
        });
    }

    /** Asked anew: a journey that has failed may not have come to the server whose certificate has ended. */
    private Map<String, Instant> servedUntil() {
        Map<String, Instant> ends = new TreeMap<>();
        try {
            for (ServerEntry server : ListOptions.choose(list.read(context), serverIds)) {
                shown(server)
                        .ifPresent(certificate ->
                                ends.put(server.id(), certificate.getNotAfter().toInstant()));
            }
        } catch (ClientException noList) {
            // the line of the probe says so
            return Map.of();
        }
        return ends;
    }

    private Optional<X509Certificate> shown(ServerEntry server) {
        return new PresentedCertificate(context.timeouts().connect()).of(server.recipientUrl());
    }

    private Instant expires() {
        return context.clock().instant().plus(keep).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void requireSame(KeyMaterial sent, KeyMaterial received) {
        if (!received.equals(sent)) {
            throw new ClientException(
                    Failure.KEY_DIFFERS,
                    "The key that came back is not the key that was sent.",
                    "One of the servers gave another share than it was given: tell the operators.");
        }
    }
}
