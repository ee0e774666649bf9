package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.call.Call;
import ee.cdoc2.css.bench.call.Call.Application;
import ee.cdoc2.css.bench.load.ConnectionUse;
import ee.cdoc2.css.bench.report.Subject;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How much is sent, and what. */
final class LoadOptions {
    @Option(
            names = "--clients",
            paramLabel = "NUMBER",
            defaultValue = "16",
            description =
                    "How many send at the same time, each one request after the other. By default ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--warm-up",
            paramLabel = "NUMBER",
            defaultValue = "3000",
            description =
                    "Requests of each call and kind of connection that are not counted. By default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--requests",
            paramLabel = "NUMBER",
            defaultValue = "3000",
            description = "Requests of each measurement. By default ${DEFAULT-VALUE}.")
    private int requests;

    @Option(
            names = "--recipients",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "People, each with a certificate, whom shares are for in turns. By default ${DEFAULT-VALUE}.")
    private int recipients;

    @Option(
            names = "--call",
            paramLabel = "CALL",
            split = ",",
            description = "What to measure, of ${COMPLETION-CANDIDATES}. By default all of the first protocol.")
    private List<Call> calls = of(Application.FIRST_PROTOCOL);

    @Option(
            names = "--connection",
            paramLabel = "KIND",
            split = ",",
            description = "KEPT, or NEW for each request, with a full TLS handshake. By default both.")
    private List<ConnectionUse> connections = List.of(ConnectionUse.values());

    /** Of each call so few that it takes seconds. */
    static LoadOptions smoke() {
        LoadOptions few = new LoadOptions();
        few.clients = 4;
        few.warmUp = 0;
        few.requests = 40;
        few.recipients = 10;
        few.calls = Stream.of(Call.values())
                .filter(call -> call.application() != Application.FLOOR)
                .toList();
        return few;
    }

    /** {@return the same for the floor} */
    LoadOptions ofFloor() {
        LoadOptions floor = new LoadOptions();
        floor.clients = clients;
        floor.warmUp = warmUp;
        floor.requests = requests;
        floor.recipients = recipients;
        floor.calls = of(Application.FLOOR);
        floor.connections = connections;
        return floor;
    }

    int clients() {
        return clients;
    }

    int warmUp() {
        return warmUp;
    }

    int requests() {
        return requests;
    }

    int recipients() {
        return recipients;
    }

    /** {@return whether a call of the second protocol is among them} */
    boolean secondProtocol() {
        return calls.stream().anyMatch(call -> call.application() == Application.SECOND_PROTOCOL);
    }

    /** {@return each call over each kind of connection} */
    List<Subject> subjects() {
        return connections.stream()
                .flatMap(connection -> calls.stream().map(call -> new Subject(call, connection)))
                .toList();
    }

    private static List<Call> of(Application application) {
        return Stream.of(Call.values())
                .filter(call -> call.application() == application)
                .toList();
    }

    /** {@return the numbers, for a report} */
    @Override
    public String toString() {
        return clients + " clients, " + requests + " requests each time after " + warmUp + " that do not count, "
                + recipients + " recipients";
    }
}
