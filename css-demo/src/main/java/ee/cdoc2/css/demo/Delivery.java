package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.ticket.SignedTicket;

/**
 * What is left over from a journey, for those who would misuse it.
 *
 * @param capsule where the shares are
 * @param ticket  the ticket that fetched them
 * @param signed  its signature and the signer's certificate
 */
record Delivery(Capsule capsule, SignedTicket ticket, SignedHash signed) {}
