/**
 * Whether a certificate may speak for a recipient: its form and key ({@link ee.cdoc2.css.trust.RecipientCertificate}), its
 * signature, its purpose, its path to a trust anchor, and the serial number of its subject. Whether it is revoked is asked
 * through {@link ee.cdoc2.css.trust.CertificateStatus}.
 */
package ee.cdoc2.css.trust;
