package ee.cdoc2.css.keyset;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the operator what becomes of one key set. Of what was received, names and thumbprints of keys alone. */
final class KeySetLog {
    private static final Logger LOGGER = Logger.getLogger(KeySetLog.class.getName());

    private final SigningServer server;
    private final KeySetSource source;

    KeySetLog(SigningServer server, KeySetSource source) {
        this.server = server;
        this.source = source;
    }

    void failed(String why) {
        LOGGER.log(Level.WARNING, "The {0}''s key set could not be fetched from {1}: {2}", new Object[] {
            server, source, why
        });
    }

    /** Tells of keys that are new or have gone; a set like the one before is not worth a line. */
    void taken(Optional<KeySet> before, KeySet now) {
        List<String> keys = names(now);
        if (before.map(KeySetLog::names).filter(keys::equals).isEmpty()) {
            LOGGER.log(Level.INFO, "The {0}''s keys are now {1}", new Object[] {server, String.join(", ", keys)});
        }
    }

    private static List<String> names(KeySet set) {
        return set.keys().stream()
                .map(key -> key.keyId().equals(key.thumbprint())
                        ? key.thumbprint()
                        : key.thumbprint() + " (" + key.keyId() + ")")
                .toList();
    }

    void leftOut(LeftOutKey key) {
        String name = key.keyId().or(key::thumbprint).orElse("without a name");
        switch (key.reason()) {
            case OTHER_KIND -> tell(Level.WARNING, name, "it is no key on P-256 for ES256");
            case MALFORMED -> tell(Level.WARNING, name, "it has no kid, or is no point on P-256");
            case PRIVATE ->
                tell(
                        Level.SEVERE,
                        name,
                        "ALARM: its private half (d) stands in the set. Whoever fetches it can sign; its owner has to"
                                + " replace it at once");
            case PUBLISHED ->
                tell(Level.SEVERE, name, "its private half stands in a public repository. Its owner has to replace it");
        }
    }

    private void tell(Level level, String key, String why) {
        LOGGER.log(level, "A key of the {0}''s set is refused, {1}: {2}", new Object[] {server, key, why});
    }
}
