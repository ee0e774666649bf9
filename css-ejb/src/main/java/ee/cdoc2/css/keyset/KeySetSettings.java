package ee.cdoc2.css.keyset;

import java.util.Map;

/**
 * Which key sets there are, and how they are fetched.
 *
 * @param sources    where each comes from; the RP server's is needed for Mobile-ID alone
 * @param connection how those that have a URL are fetched
 * @param times      how often
 * @param published  whether keys with published private halves are taken
 */
public record KeySetSettings(
        Map<SigningServer, KeySetSource> sources,
        KeySetConnection connection,
        KeySetTimes times,
        PublishedKeys published) {

    /** Copies the sources. */
    public KeySetSettings {
        sources = Map.copyOf(sources);
    }
}
