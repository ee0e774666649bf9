/**
 * Tickets as the deployed clients make them ({@link ee.cdoc2.css.testkit.ticket.ClientTicket}), and tickets of which any
 * part can be replaced ({@link ee.cdoc2.css.testkit.ticket.TicketTemplate}). PROTOCOL.md, "The ticket"; RFC 9901.
 */
package ee.cdoc2.css.testkit.ticket;
