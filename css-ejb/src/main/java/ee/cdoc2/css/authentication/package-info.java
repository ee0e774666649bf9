/**
 * The one door to a share. {@code ReleaseService.release} takes a {@link ee.cdoc2.css.authentication.ReleaseRequest};
 * {@link ee.cdoc2.css.authentication.RecipientAuthenticationInterceptor} has it authenticated before the method begins;
 * {@link ee.cdoc2.css.authentication.RecipientAuthenticator} is the list of all checks, in their order. What passes is an
 * {@link ee.cdoc2.css.authentication.AuthenticatedRecipient}, and nothing less opens the store.
 *
 * <p>A second scheme, such as the session tokens and auth tokens of API 1.2, goes here:
 * <ul>
 * <li>What it presents is a record beside {@link ee.cdoc2.css.authentication.TicketCredentials}: two tokens, two
 *     certificates, and the signature's parameters or a counter-signature, of which a sealed type admits exactly one.
 *     A sealed interface over both records takes the place of {@code TicketCredentials} in {@code ReleaseRequest}, which
 *     then chooses between two lists.
 * <li>Its list of checks is a class beside {@code RecipientAuthenticator}, and ends in the same
 *     {@code AuthenticatedRecipient}. Both its certificates pass the same checks of {@code trust} and the same
 *     {@link ee.cdoc2.css.trust.CertificateStatus} as a ticket's; its tokens are read by {@code ticket.SdJwt}.
 * <li>Its nonces have another label in their MAC, and are {@link ee.cdoc2.css.nonce.LiveNonce} all the same. Where getting
 *     one needs a session, {@code NonceService} takes a request of the shape of {@code ReleaseRequest}, which the first
 *     half of that list authenticates.
 * <li>A share that only the new scheme may fetch needs the scheme in {@code AuthenticatedRecipient}, for the transaction
 *     that reads the share's row; the constructor is called in two places then, one for each list.
 * </ul>
 * Which scheme a request means is told by the names of its headers, in css-web's {@code CredentialsReader}.
 */
package ee.cdoc2.css.authentication;
