/**
 * Reading tickets: the compact JWS, the SD-JWT around it (RFC 9901), and the profile of both that an auth ticket follows.
 * What was read is not verified yet; that is for {@code ee.cdoc2.css.authentication}.
 */
package ee.cdoc2.css.ticket;
