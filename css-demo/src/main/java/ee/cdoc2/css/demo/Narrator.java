package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;

/** Tells the watcher who says what to whom. */
final class Narrator {
    private static final int SHOWN = 100;

    /** A chapter. */
    void chapter(String title) {
        System.out.printf("%n== %s%n", title);
    }

    /** A step of the founding document, 1 to 11. */
    void step(int number, String what) {
        System.out.printf("%nStep %d. %s%n", number, what);
    }

    /** Something that is sent. */
    void sends(String from, String to, String what) {
        System.out.println("   " + from + " -> " + to + ": " + shortened(what));
    }

    /** Something to know. */
    void note(String what) {
        System.out.println("   " + what);
    }

    /** An attempt, which must fail in this way and no other. */
    void refused(String attempt, Failure expected, Runnable work) {
        System.out.printf("%nAttempt: %s%n", attempt);
        try {
            work.run();
        } catch (ClientException refused) {
            System.out.println("   Refused: " + refused.getMessage());
            if (refused.failure() != expected) {
                throw new IllegalStateException("refused for another reason than expected: " + refused.failure());
            }
            return;
        }
        throw new IllegalStateException("this was to be refused, and was not: " + attempt);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
