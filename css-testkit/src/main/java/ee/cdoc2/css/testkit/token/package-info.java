/**
 * The tokens, signatures and key sets of the second protocol (PROTOCOL-V2.md, sections 3 to 8) as an auth server, an RP server and
 * a client make them; every part can be replaced. Written apart from the product's verifiers, so that the two prove each other.
 *
 * <p>Start at {@link ee.cdoc2.css.testkit.token.SessionTokenIssuer} and {@link ee.cdoc2.css.testkit.token.AuthTokens}.
 */
package ee.cdoc2.css.testkit.token;
