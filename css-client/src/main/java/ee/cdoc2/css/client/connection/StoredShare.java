package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.protocol.ShareId;
import java.time.Instant;
import java.util.Optional;

/**
 * A share that a server has stored.
 *
 * @param shareId  what the server calls it
 * @param expires  when the server deletes it, in whole seconds; nothing when it does not say so, as servers of the first
 *                 protocol do not
 * @param adjusted whether that is another time than was asked for
 */
public record StoredShare(ShareId shareId, Optional<Instant> expires, boolean adjusted) {}
