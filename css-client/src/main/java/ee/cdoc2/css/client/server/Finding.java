package ee.cdoc2.css.client.server;

/**
 * A finding of a check of a server list.
 *
 * @param level how bad it is
 * @param text  a sentence
 */
public record Finding(Level level, String text) {

    /** The severity of a finding. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Works, but should be looked after. */
        WARNING,
        /** Does not work. */
        ERROR
    }
}
