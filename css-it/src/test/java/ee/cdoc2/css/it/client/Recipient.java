package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.pki.Identity;

/**
 * Somebody who can be sent a share.
 *
 * @param id {@code etsi/PNOEE-48010010101}
 * @param identity certificate and key
 */
public record Recipient(String id, Identity identity) {}
