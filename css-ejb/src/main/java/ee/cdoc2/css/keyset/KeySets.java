package ee.cdoc2.css.keyset;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** The key sets of the servers whose signatures this server verifies. One for the life of the server; thread-safe. */
public final class KeySets {
    private static final Logger LOGGER = Logger.getLogger(KeySets.class.getName());
    private static final ServerKeys NONE = keyId -> {
        throw new Denied(Denial.KEYS_UNAVAILABLE);
    };

    private final Map<SigningServer, RefreshedKeys> sets = new EnumMap<>(SigningServer.class);

    private KeySets() {}

    /**
     * The sets that are configured; none of them is fetched yet.
     *
     * @param settings where they come from; perhaps from nowhere, then no key is found
     * @param clock    the time of day
     * @param time     for ages and waits
     * @return the sets
     */
    public static KeySets of(KeySetSettings settings, Clock clock, MonotonicClock time) {
        KeySets sets = new KeySets();
        settings.sources()
                .forEach((server, source) -> sets.sets.put(
                        server,
                        new RefreshedKeys(
                                server, source, origin(source, settings.connection(), clock), settings, clock, time)));
        if (settings.published() == PublishedKeys.ADMITTED) {
            LOGGER.warning("css.keys.published-test-keys is true: whoever has read certain public repositories can sign"
                    + " session tokens and counter-signatures for this server");
        }
        return sets;
    }

    private static KeySetOrigin origin(KeySetSource source, KeySetConnection connection, Clock clock) {
        return source instanceof KeySetSource.Url from
                ? new HttpsKeySet(from.url(), connection, clock)
                : new KeySetFile(((KeySetSource.File) source).path());
    }

    /** {@return the keys that session tokens are verified with} */
    public ServerKeys authServer() {
        return of(SigningServer.AUTH_SERVER);
    }

    /** {@return the keys that counter-signatures are verified with} */
    public ServerKeys rpServer() {
        return of(SigningServer.RP_SERVER);
    }

    private ServerKeys of(SigningServer server) {
        RefreshedKeys set = sets.get(server);
        return set == null ? NONE : set;
    }

    /** {@return whether there is no set to fetch} */
    public boolean isEmpty() {
        return sets.isEmpty();
    }

    /** Fetches every set now, one after the other. One that cannot be fetched stays as it is; the log says why. */
    public void refresh() {
        sets.values().forEach(RefreshedKeys::refresh);
    }

    /** {@return what is known of each set} */
    public List<KeySetStatus> statuses() {
        return sets.values().stream().map(RefreshedKeys::status).toList();
    }
}
