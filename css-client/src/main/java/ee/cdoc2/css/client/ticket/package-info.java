/**
 * Making tickets, and auth tokens of the second protocol: one SD-JWT for all servers, signed once, presented to each with its own {@code aud} element alone.
 */
package ee.cdoc2.css.client.ticket;
