package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.util.Set;

/**
 * What a ticket must say to be for this server.
 *
 * @param baseUrls   the public base URLs of this server, one or more
 * @param algorithms the signature algorithms that are taken
 */
public record TicketSettings(Set<BaseUrl> baseUrls, Set<SignatureAlgorithm> algorithms) {}
