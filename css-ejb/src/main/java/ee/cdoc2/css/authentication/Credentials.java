package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.Scheme;

/** What a recipient presents for one share, as it came over the wire; nothing is verified. */
public sealed interface Credentials permits TicketCredentials, TokenCredentials {

    /** {@return the scheme that it is of} */
    Scheme scheme();
}
