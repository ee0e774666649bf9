/**
 * Recipient authentication: the ticket that a recipient presents, the checks that verify it, and the interceptors that
 * run them before a share is released. What is presented becomes a {@link ee.cdoc2.css.authentication.VerifiedTicket}, and once
 * the certificate's status is known to be good an {@link ee.cdoc2.css.authentication.AuthenticatedRecipient}; nothing less
 * opens the store.
 */
package ee.cdoc2.css.authentication;
