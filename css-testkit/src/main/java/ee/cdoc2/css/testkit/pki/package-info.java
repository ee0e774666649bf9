/**
 * A throw-away PKI, made at run time: issuing authorities, and certificates of persons, servers and OCSP responders, valid
 * or with a fault.
 *
 * <p>Start at {@link ee.cdoc2.css.testkit.pki.CertificateAuthority}, and take a
 * {@link ee.cdoc2.css.testkit.pki.CertificateProfiles profile} to issue.
 */
package ee.cdoc2.css.testkit.pki;
