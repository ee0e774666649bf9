/**
 * Having a person sign an auth token through the RP server, and checking what came back as the shares servers will: who signed,
 * the signature, and for Mobile-ID the counter-signature.
 */
package ee.cdoc2.css.client.relyingparty;
