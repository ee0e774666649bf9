package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.call.Preparation;
import ee.cdoc2.css.bench.call.Recipients;
import ee.cdoc2.css.bench.load.Faults;
import ee.cdoc2.css.bench.report.Comparison;
import ee.cdoc2.css.bench.report.Comparison.Round;
import ee.cdoc2.css.bench.report.Measurement;
import ee.cdoc2.css.bench.report.Report;
import ee.cdoc2.css.bench.report.Subject;
import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.MeasuredServer;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Measures all subjects and prints what came out. */
final class BenchmarkRun {
    private static final int PASSED = 0;
    private static final int FAULTY = 1;

    private final LoadOptions load;
    private final Recipients recipients;
    private final SessionTokenIssuer sessions;
    private final PrintStream out;

    /**
     * @param load how much is sent, and what
     * @param pki whose certificates the servers trust
     * @param out where reports go
     */
    BenchmarkRun(LoadOptions load, BenchPki pki, PrintStream out) {
        this.load = load;
        this.recipients = new Recipients(pki.eid(), load.recipients());
        this.sessions = pki.sessions();
        this.out = out;
    }

    /** Measures one server. {@return the exit status: 1 if there were faults} */
    int measure(MeasuredServer server) {
        Bench bench = bench(server);
        Faults whileWarming = Faults.NONE;
        List<Measurement> measurements = new ArrayList<>();
        for (Subject subject : load.subjects()) {
            progress(subject);
            whileWarming = whileWarming.plus(warm(bench, subject));
            measurements.add(bench.measure(subject, load.requests()));
        }
        Report report = new Report(measurements);
        print(server, report);
        return status(whileWarming.plus(report.faults()));
    }

    /** Measures two servers in turns. {@return the exit status: 1 if there were faults} */
    int compare(MeasuredServer old, MeasuredServer changed, int rounds) {
        Bench before = bench(old);
        Bench after = bench(changed);
        Faults whileWarming = Faults.NONE;
        List<Round> measured = new ArrayList<>();
        for (Subject subject : load.subjects()) {
            progress(subject);
            whileWarming = whileWarming.plus(warm(before, subject)).plus(warm(after, subject));
            for (int round = 0; round < rounds; round++) {
                measured.add(
                        new Round(before.measure(subject, load.requests()), after.measure(subject, load.requests())));
            }
        }
        Comparison comparison = new Comparison(measured);
        print(old, new Report(measured.stream().map(Round::before).toList()));
        print(changed, new Report(measured.stream().map(Round::after).toList()));
        out.println("New divided by old: the median of " + rounds + " rounds, and the least and the greatest");
        out.println();
        out.println(comparison.table());
        return status(whileWarming.plus(comparison.faults()));
    }

    private Bench bench(MeasuredServer server) {
        return new Bench(server, new Preparation(server.https(), recipients, sessions, load.clients()), load.clients());
    }

    private Faults warm(Bench bench, Subject subject) {
        return load.warmUp() == 0
                ? Faults.NONE
                : bench.measure(subject, load.warmUp()).faults();
    }

    private void print(MeasuredServer server, Report report) {
        out.println(server.name());
        out.println();
        out.println(report.table());
        server.residentMebibytes()
                .ifPresent(mebibytes -> out.println("\nresident after the load: " + mebibytes + " MiB"));
        out.println();
    }

    private int status(Faults faults) {
        if (faults.none()) {
            return PASSED;
        }
        out.println("FAILED: not answered as it should be: " + faults);
        return FAULTY;
    }

    /** Not a part of the report. */
    private static void progress(Subject subject) {
        System.err.println("measuring " + subject + " …");
    }
}
