package ee.cdoc2.css.bench.call;

/**
 * A share that the server has acknowledged.
 *
 * @param id the last segment of {@code Location}
 * @param recipient whom it is for
 */
record StoredShare(String id, Recipient recipient) {}
