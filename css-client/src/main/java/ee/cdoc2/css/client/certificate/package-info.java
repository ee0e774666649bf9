/**
 * Certificates as a client meets them: in files, by fingerprints that people compare, and in TLS that trusts listed
 * certificates and no CA.
 */
package ee.cdoc2.css.client.certificate;
