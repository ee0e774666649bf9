package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.testkit.pki.Identity;

/**
 * Somebody whom shares are for.
 *
 * @param id {@code etsi/PNOEE-48010010101}
 * @param identity certificate and key
 */
record Recipient(String id, Identity identity) {}
