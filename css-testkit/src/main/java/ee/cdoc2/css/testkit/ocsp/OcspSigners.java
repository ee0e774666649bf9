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
 * All who may, or may not, sign answers about one authority's certificates.
 *
 * @param issuer the authority itself
 * @param delegate whom it delegated to
 * @param expired a delegate of yesterday
 * @param unauthorised holds a certificate of the authority, without OCSPSigning
 * @param foreign a delegate of another authority
 * @param stranger self-signed
 * @param forger shows the delegate's certificate, has another key
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
                CertificateAuthority.selfSigned(CertificateAuthority.profile("SOMEBODY ELSE"), clock);
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

    /** {@return whether the certificate in question is of this authority} */
    boolean answerFor(CertificateID certificate) {
        try {
            return certificate.matchesIssuer(holder(issuer), new BcDigestCalculatorProvider());
        } catch (OCSPException e) {
            throw new IllegalStateException("unknown hash", e);
        }
    }

    static X509CertificateHolder holder(Identity identity) {
        try {
            return new JcaX509CertificateHolder(identity.certificate());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("certificate has no encoding", e);
        }
    }
}
