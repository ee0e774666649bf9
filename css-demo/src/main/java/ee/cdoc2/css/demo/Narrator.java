package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the watcher who sends what to whom, and what the servers log. */
final class Narrator {
    private static final int SHOWN = 120;
    private static final String AUDIT = " ee.cdoc2.css.audit: ";
    private static final Pattern TIME_AND_LEVEL = Pattern.compile("^\\S+Z [A-Z]+ ");

    private final List<RunningServer> servers = new ArrayList<>();

    /** Also tells what this server logs from now on. */
    void follow(RunningServer server) {
        servers.add(server);
    }

    /** A chapter. */
    void chapter(String title) {
        logs();
        System.out.printf("%n== %s%n", title);
    }

    /** A step of the protocol. */
    void step(int number, String what) {
        logs();
        System.out.printf("%nStep %d. %s%n", number, what);
    }

    /** Something that is sent. */
    void sends(String from, String to, String what) {
        note(from + " -> " + to + ": " + shortened(what));
    }

    /** Something to know. */
    void note(String what) {
        System.out.println("   " + what);
    }

    /** What happens between two attempts. */
    void between(String what) {
        logs();
        System.out.printf("%n   %s%n", what);
    }

    /** An attempt, which must fail in this way and no other. */
    void refused(String attempt, Failure expected, Runnable work) {
        logs();
        System.out.printf("%nAttempt: %s%n", attempt);
        try {
            work.run();
        } catch (ClientException refused) {
            logs();
            note("Refused: " + refused.getMessage());
            if (refused.failure() != expected) {
                throw new IllegalStateException("refused for another reason than expected: " + refused.failure());
            }
            return;
        }
        throw new IllegalStateException("this was to be refused, and was not: " + attempt);
    }

    /** Without the audit log, whose line for each success would hide the refusals. */
    private void logs() {
        for (RunningServer server : servers) {
            server.newLines().stream()
                    .filter(line -> !line.contains(AUDIT))
                    .map(line -> TIME_AND_LEVEL.matcher(line).replaceFirst(""))
                    .forEach(line -> note(server.id() + " | " + shortened(line)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
