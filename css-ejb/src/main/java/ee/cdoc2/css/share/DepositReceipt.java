package ee.cdoc2.css.share;

import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;

/**
 * What a sender gets for a share.
 *
 * @param shareId the share's new id
 * @param expiry  when it expires
 */
public record DepositReceipt(ShareId shareId, ShareExpiry expiry) {}
