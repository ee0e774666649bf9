/** TLS that trusts listed certificates and no CA. */
package ee.cdoc2.css.client.tls;
