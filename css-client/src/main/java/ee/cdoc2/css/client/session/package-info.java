/** Sessions of the second protocol: the auth server's word that a person has signed in, and what of it each server is shown. */
package ee.cdoc2.css.client.session;
