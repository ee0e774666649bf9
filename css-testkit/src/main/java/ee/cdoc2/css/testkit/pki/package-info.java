/**
 * A throw-away PKI, made at run time: issuing authorities, certificates of persons, servers and OCSP responders, good
 * and bent.
 *
 * <p>Start at {@link ee.cdoc2.css.testkit.pki.CertificateAuthority}, and take a
 * {@link ee.cdoc2.css.testkit.pki.CertificateProfiles profile} to issue.
 */
package ee.cdoc2.css.testkit.pki;
