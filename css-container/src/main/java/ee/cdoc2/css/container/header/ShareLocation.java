package ee.cdoc2.css.container.header;

import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ShareId;

/**
 * Where a share lies.
 *
 * @param server the server's base URL; with and without a slash at its end it is the same server
 * @param id     the share's id there
 */
public record ShareLocation(BaseUrl server, ShareId id) {}
