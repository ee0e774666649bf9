package ee.cdoc2.css.migrate;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.RecipientId.Vendor;
import ee.cdoc2.css.protocol.ShareId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one run has seen. It names no recipient; ids of shares are no secret. */
final class Tally {
    /** As many ids as an operator looks at; the counts are complete. */
    private static final int NAMED = 20;

    private long read;
    private long copied;
    private long same;
    private long expired;
    private long missing;
    private long different;
    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private final Map<String, Long> domains = new TreeMap<>();
    private final List<ShareId> named = new ArrayList<>();

    void read() {
        read++;
    }

    void copied() {
        copied++;
    }

    void same() {
        same++;
    }

    void expired() {
        expired++;
    }

    void refused(Refusal why) {
        refused.merge(why, 1L, Long::sum);
    }

    void missing(ShareId shareId) {
        missing++;
        name(shareId);
    }

    void different(ShareId shareId) {
        different++;
        name(shareId);
    }

    /** Whose trust anchors the server needs for this recipient. */
    void domain(RecipientId recipient) {
        domains.merge(recipient instanceof Vendor vendor ? "private/" + vendor.name() : "etsi", 1L, Long::sum);
    }

    private void name(ShareId shareId) {
        if (named.size() < NAMED) {
            named.add(shareId);
        }
    }

    long readSoFar() {
        return read;
    }

    long copiedNow() {
        return copied;
    }

    long theSame() {
        return same;
    }

    long expiredThere() {
        return expired;
    }

    long missingHere() {
        return missing;
    }

    long differentHere() {
        return different;
    }

    /** {@return how many were refused, for each reason} */
    Map<Refusal, Long> refused() {
        return refused;
    }

    /** {@return how many readable shares are for whose recipients: {@code etsi}, or {@code private/} and a vendor} */
    Map<String, Long> domains() {
        return domains;
    }

    /** {@return the first ids that are missing or different} */
    List<ShareId> named() {
        return named;
    }

    /** {@return whether all that can be ours is ours} */
    boolean isClean() {
        return missing == 0 && different == 0;
    }
}
