package ee.cdoc2.css.testkit.ocsp;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * The identities that sign responses about one authority's certificates: two that may, and others that may not.
 *
 * @param issuer the authority; may sign
 * @param delegate its delegated responder; may sign
 * @param expired a delegated responder whose certificate has expired
 * @param unauthorised has a certificate of the authority, without OCSPSigning
 * @param foreign a delegated responder of another authority
 * @param stranger has a self-signed certificate
 * @param forger has the delegated responder's certificate, but another key
 */
record OcspSigners(
        Identity issuer,
        Identity delegate,
        Identity expired,
        Identity unauthorised,
        Identity foreign,
        Identity stranger,
        Identity forger) {

    static OcspSigners of(CertificateAuthority authority, Clock clock) {
        Instant now = clock.instant();
        Identity delegate = authority.issue(CertificateProfiles.ocspDelegate());
        CertificateAuthority other =
                CertificateAuthority.selfSigned(CertificateAuthority.profile("OTHER AUTHORITY"), clock);
        return new OcspSigners(
                new Identity(authority.key(), List.of(authority.certificate())),
                delegate,
                authority.issue(CertificateProfiles.ocspDelegate()
                        .validity(now.minus(Duration.ofDays(20)), now.minus(Duration.ofDays(1)))),
                authority.issue(CertificateProfiles.unauthorisedOcspDelegate()),
                other.issue(CertificateProfiles.ocspDelegate()),
                new Identity(other.key(), List.of(other.certificate())),
                new Identity(KeyPairs.of(KeyType.P256).getPrivate(), delegate.chain()));
    }

    /** {@return whether this authority issued the certificate in question} */
    boolean answerFor(CertificateID certificate) {
        try {
            return certificate.matchesIssuer(holder(issuer), new BcDigestCalculatorProvider());
        } catch (OCSPException unknownHash) {
            throw new IllegalStateException("unknown hash", unknownHash);
        }
    }

    static X509CertificateHolder holder(Identity identity) {
        try {
            return new JcaX509CertificateHolder(identity.certificate());
        } catch (CertificateEncodingException failure) {
            throw new IllegalStateException("certificate has no encoding", failure);
        }
    }
}
