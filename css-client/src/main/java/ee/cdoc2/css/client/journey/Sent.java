package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.server.ServerEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key that was sent.
 *
 * @param capsule what the recipient needs to find the shares
 * @param answers what each server said about its share, in the capsule's order
 */
public record Sent(Capsule capsule, Map<ServerEntry, StoredShare> answers) {

    /** Keeps the order of the answers. */
    public Sent {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}
