/**
 * Tickets: as the deployed clients make them ({@link ee.cdoc2.css.testkit.ticket.ClientTicket}), and bent in any part
 * ({@link ee.cdoc2.css.testkit.ticket.TicketTemplate}). PROTOCOL.md, "The ticket"; RFC 9901.
 */
package ee.cdoc2.css.testkit.ticket;
