package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Step;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.ShareId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Prints the progress of a journey for a person.
 *
 * @param console where
 */
record ConsoleProgress(Console console) implements Progress {

    @Override
    public void begins(Step step, Optional<ServerEntry> server) {
        if (step == Step.SIGN) {
            console.say("Waiting for the signature …");
        }
    }

    @Override
    public void done(Step step, Optional<ServerEntry> server, Duration took) {
        console.say(server.map(entry -> entry.name() + ": ").orElse("") + text(step) + " (" + took.toMillis() + " ms)");
    }

    @Override
    public void kept(ServerEntry server, ShareId share, Instant expires) {
        console.kept(server, share, expires);
    }

    @Override
    public void warning(String text) {
        console.warn(text);
    }

    private static String text(Step step) {
        return switch (step) {
            case SPLIT -> "Key split";
            case STORE -> "share stored";
            case LOGIN -> "Signed in";
            case NONCE -> "nonce received";
            case SIGN -> "Ticket signed";
            case FETCH -> "share received";
            case COMBINE -> "Key put together";
        };
    }
}
