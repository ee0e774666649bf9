package ee.cdoc2.css.client.server;

/**
 * What a check of a list found.
 *
 * @param level how bad it is
 * @param text  a sentence
 */
public record Finding(Level level, String text) {

    /** How bad something is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Works, but should be looked after. */
        WARNING,
        /** Does not work. */
        ERROR
    }
}
