package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.protocol.KeyShare;
import java.time.Instant;
import java.util.Optional;

/**
 * A share that a server has released.
 *
 * @param share   the share and whom it is for
 * @param expires when the server deletes it, in whole seconds; nothing when it does not say so
 */
public record ReleasedShare(KeyShare share, Optional<Instant> expires) {}
