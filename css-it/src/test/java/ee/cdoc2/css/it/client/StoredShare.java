package ee.cdoc2.css.it.client;

/**
 * A share that a server has acknowledged.
 *
 * @param shareId the last segment of {@code Location}
 * @param base64 the share
 * @param recipient whom it is for
 */
public record StoredShare(String shareId, String base64, Recipient recipient) {}
