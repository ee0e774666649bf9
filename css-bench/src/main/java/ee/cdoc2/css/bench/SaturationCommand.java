package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.call.Preparation;
import ee.cdoc2.css.bench.call.Recipients;
import ee.cdoc2.css.bench.load.AnswerListener;
import ee.cdoc2.css.bench.load.Arrivals;
import ee.cdoc2.css.bench.load.Clients;
import ee.cdoc2.css.bench.load.LoadResult;
import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.bench.process.Processors;
import ee.cdoc2.css.bench.report.SaturationReport;
import ee.cdoc2.css.bench.report.Subject;
import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.MeasuredServer;
import ee.cdoc2.css.bench.server.MemoryWatch;
import ee.cdoc2.css.bench.server.StartedCss;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code css-bench/run saturation}: what happens when more comes than css.jar can serve. */
@Command(
        name = "saturation",
        mixinStandardHelpOptions = true,
        description = "Finds out how much of one call css.jar can serve, sends a multiple of that, and looks whether it"
                + " is itself again 5 s later. Takes one --call, store or nonce, and one --connection; --clients, --warm-up"
                + " and --requests are for finding out how much it can serve.")
final class SaturationCommand implements Callable<Integer> {
    private static final Duration UNTIL_ITSELF_AGAIN = Duration.ofSeconds(5);
    private static final int DIFFERENT_REQUESTS = 1000;

    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--times",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description = "How many times as much as it can serve is sent. By default ${DEFAULT-VALUE}.")
    private double times;

    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            defaultValue = "60",
            description = "For how long. By default ${DEFAULT-VALUE}.")
    private long seconds;

    @Option(
            names = "--connections",
            paramLabel = "NUMBER",
            defaultValue = "500",
            description = "How many requests may be on their way at the same time. By default ${DEFAULT-VALUE}.")
    private int connections;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Subject subject = subject();
        BenchPki pki = servers.pki();
        try (StartedCss css = servers.start("css", jar.file(), pki, load.secondProtocol())) {
            MeasuredServer server = css.server();
            separate(server);
            System.out.println(
                    servers + "; " + subject + "; " + load + "; " + connections + " connections; driver on processors "
                            + Processors.firstHalf() + ", server and database on " + Processors.secondHalf() + '\n');
            Preparation preparation = new Preparation(
                    server.https(), new Recipients(pki.eid(), load.recipients()), pki.sessions(), load.clients());
            List<byte[]> requests = preparation.requests(subject.call(), DIFFERENT_REQUESTS);
            SaturationReport report = measure(server, subject, requests);
            System.out.println(report);
            return report.isItselfAgain() ? 0 : 1;
        }
    }

    /** Or else the driver's hundreds of threads would take the processors from the server, which is not what is asked here. */
    private static void separate(MeasuredServer server) throws IOException, InterruptedException {
        Processors.firstHalf().take(new ProcessTree(ProcessHandle.current().pid()));
        for (ProcessTree tree : server.onThisMachine().toList()) {
            Processors.secondHalf().take(tree);
        }
    }

    private SaturationReport measure(MeasuredServer server, Subject subject, List<byte[]> requests)
            throws InterruptedException {
        if (load.warmUp() > 0) {
            saturate(server, subject, requests, load.warmUp());
        }
        LoadResult before = saturate(server, subject, requests, load.requests());
        double rate = times * before.perSecond();
        System.err.println("sending " + Math.round(rate) + " requests/s for " + seconds + " s …");
        Arrivals arrivals = new Arrivals(server.https(), subject.connection(), connections);
        LoadResult during;
        long most;
        try (MemoryWatch memory = MemoryWatch.of(server)) {
            during = arrivals.send(requests, subject.call().status(), rate, Duration.ofSeconds(seconds));
            most = memory.mostMebibytes();
        }
        TimeUnit.NANOSECONDS.sleep(UNTIL_ITSELF_AGAIN.toNanos());
        LoadResult after = saturate(server, subject, requests, load.requests());
        return new SaturationReport(before, during, after, times, most);
    }

    /** Clients that send one request after the other have the server as busy as it can be. */
    private LoadResult saturate(MeasuredServer server, Subject subject, List<byte[]> requests, int count) {
        List<byte[]> repeated = IntStream.range(0, count)
                .mapToObj(index -> requests.get(index % requests.size()))
                .toList();
        try (Clients clients = Clients.open(server.https(), subject.connection(), load.clients())) {
            return clients.send(repeated, subject.call().status(), AnswerListener.NONE);
        }
    }

    private Subject subject() {
        List<Subject> subjects = load.subjects();
        if (subjects.size() != 1 || !subjects.get(0).call().isRepeatable()) {
            throw new ParameterException(
                    command.commandLine(), "say one --call, of store and nonce, and one --connection");
        }
        return subjects.get(0);
    }
}
