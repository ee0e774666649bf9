package ee.cdoc2.css.authentication;

/**
 * What stands for the recipient in a request: as it came over the wire, or as far as it is verified by now. A second
 * authentication scheme adds its own wire form here and ends in the same {@link VerifiedTicket}.
 */
public sealed interface Credentials permits TicketCredentials, VerifiedTicket, AuthenticatedRecipient {}
