package ee.cdoc2.css.testkit;

import java.util.Random;
import java.util.stream.Stream;

/** Damages a well-formed text in random places, so that a test can try a parser on what comes out. */
public final class Mutations {
    /** What parsers of tickets, URLs and JSON treat in a special way. */
    private static final String SPECIAL = "~.\"\\[]{}:,=/?#%@\u0000\n \u00ff\ud800_sd...nullaud";

    private final Random random;

    /**
     * @param seed repeats the same mutations
     */
    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Makes mutations without end.
     *
     * @param text the text to start from each time
     * @return the texts
     */
    public Stream<String> of(String text) {
        return Stream.generate(() -> one(text));
    }

    /**
     * Makes one mutation: one to four times, something is deleted, repeated or inserted.
     *
     * @param text the text to start from
     * @return what became of it
     */
    public String one(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.insert(at, mutated.substring(at, to));
                case 2 -> mutated.insert(at, SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                default -> mutated.insert(at, (char) random.nextInt(256));
            }
        }
        return mutated.toString();
    }
}
