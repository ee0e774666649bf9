/**
 * Reading tickets: the compact JWS, the SD-JWT around it (RFC 9901), and the profiles of both that an auth ticket
 * and an auth token (section 5 of the second protocol) follow.
 * What was read is not verified yet; that is for {@code ee.cdoc2.css.authentication}.
 */
package ee.cdoc2.css.ticket;
