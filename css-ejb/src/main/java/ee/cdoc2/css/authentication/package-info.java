/**
 * The one door to a share. {@code ReleaseService.release} takes a {@link ee.cdoc2.css.authentication.ReleaseRequest};
 * {@link ee.cdoc2.css.authentication.RecipientAuthenticationInterceptor} has it authenticated before the method begins;
 * {@link ee.cdoc2.css.authentication.RecipientAuthenticator} is the list of all checks, in their order. What passes is an
 * {@link ee.cdoc2.css.authentication.AuthenticatedRecipient}, and nothing less opens the store.
 *
 * <p>The second scheme, session tokens and auth tokens of API 1.2, has its lists here and is not served yet:
 * {@link ee.cdoc2.css.authentication.SessionAuthenticator} for nonces, and
 * {@link ee.cdoc2.css.authentication.TokenAuthenticator}, which begins with the same checks and ends in the same
 * {@code AuthenticatedRecipient}. What is left to do for it:
 * <ul>
 * <li>A sealed interface over {@link ee.cdoc2.css.authentication.TicketCredentials} and
 *     {@link ee.cdoc2.css.authentication.TokenCredentials} takes the place of the former in {@code ReleaseRequest}, which
 *     then chooses between two lists.
 * <li>Its nonces have another label in their MAC, and are {@link ee.cdoc2.css.nonce.LiveNonce} all the same:
 *     {@link ee.cdoc2.css.authentication.ShareNonceCheck}. {@code NonceService} takes a request of the shape of
 *     {@code ReleaseRequest}, which the first list authenticates.
 * <li>A share that only the new scheme may fetch needs the scheme in {@code AuthenticatedRecipient}, for the transaction
 *     that reads the share's row.
 * </ul>
 * Which scheme a request means is told by the names of its headers, in css-web's {@code CredentialsReader}.
 */
package ee.cdoc2.css.authentication;
