/**
 * The one door to a share. {@code ReleaseService.release} takes a {@link ee.cdoc2.css.authentication.ReleaseRequest};
 * {@link ee.cdoc2.css.authentication.RecipientAuthenticationInterceptor} has it authenticated before the method begins;
 * {@link ee.cdoc2.css.authentication.Authenticators} choose the list of checks by what is presented. What passes is an
 * {@link ee.cdoc2.css.authentication.AuthenticatedRecipient}, and nothing less opens the store.
 *
 * <p>There are two schemes, and css-web's {@code CredentialsReader} tells by the names of headers which is meant. A server
 * speaks one of them or both:
 * <ul>
 * <li>Tickets of API 1.0.1: {@link ee.cdoc2.css.authentication.RecipientAuthenticator} is the list of all checks, in their
 *     order. Nonces are for everybody.
 * <li>Session tokens and auth tokens of API 1.2: {@link ee.cdoc2.css.authentication.SessionAuthenticator} is the list for
 *     nonces, which {@code NonceService} makes for a {@link ee.cdoc2.css.authentication.NonceRequest} that the same
 *     interceptor has let in; {@link ee.cdoc2.css.authentication.TokenAuthenticator} begins with that list and goes on with
 *     the auth token.
 * </ul>
 */
package ee.cdoc2.css.authentication;
