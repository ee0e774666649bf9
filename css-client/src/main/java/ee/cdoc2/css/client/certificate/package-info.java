/** Certificates as a client meets them: files, and fingerprints for people. */
package ee.cdoc2.css.client.certificate;
