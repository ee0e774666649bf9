package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import java.util.Optional;

/**
 * A share that has been deleted because it had expired. What is missing was nothing that we wrote.
 *
 * @param shareId   its id
 * @param recipient who might have fetched it
 */
public record ExpiredShare(Optional<ShareId> shareId, Optional<RecipientId> recipient) {}
