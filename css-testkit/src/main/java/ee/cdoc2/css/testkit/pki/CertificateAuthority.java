package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.pki.CertificateRequest.BasicConstraint;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;

/** An issuing authority: self-signed, or subordinate to another one. Safe for use by many threads. */
public final class CertificateAuthority {

    private static final Duration ISSUED_AGO = Duration.ofDays(1);
    private static final Duration LASTS = Duration.ofDays(365);

    private final Identity self;
    private final Clock clock;

    private CertificateAuthority(Identity self, Clock clock) {
        this.self = self;
        this.clock = clock;
    }

    /**
     * {@return a self-signed authority with a P-256 key, valid now}
     *
     * @param commonName its CN
     */
    public static CertificateAuthority named(String commonName) {
        return selfSigned(profile(commonName), Clock.systemUTC());
    }

    /**
     * {@return a request for an authority's certificate; callers may change key, validity, path length or signature
     * algorithm}
     *
     * @param commonName its CN
     */
    public static CertificateRequest profile(String commonName) {
        return new CertificateRequest()
                .commonName(commonName)
                .name(null, null)
                .basicConstraint(BasicConstraint.AUTHORITY)
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    /**
     * {@return a self-signed authority}
     *
     * @param profile see {@link #profile}
     * @param clock for the validity of its certificates: from a day ago to a year ahead, unless a request says otherwise
     */
    public static CertificateAuthority selfSigned(CertificateRequest profile, Clock clock) {
        KeyPair pair = profile.requestedKey();
        CertificateIssuer issuer =
                new CertificateIssuer(profile.requestedSubject(), pair.getPublic(), pair.getPrivate());
        return new CertificateAuthority(issue(issuer, List.of(), profile, pair, clock), clock);
    }

    /**
     * {@return an authority whose certificate this one issued}
     *
     * @param profile see {@link #profile}
     */
    public CertificateAuthority subordinate(CertificateRequest profile) {
        return new CertificateAuthority(issue(profile), clock);
    }

    /**
     * {@return the requested certificate, its private key, and the chain up to the self-signed certificate}
     */
    public Identity issue(CertificateRequest request) {
        X500Name name =
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        CertificateIssuer issuer = new CertificateIssuer(name, certificate().getPublicKey(), self.key());
        return issue(issuer, self.chain(), request, request.requestedKey(), clock);
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    public PrivateKey key() {
        return self.key();
    }

    /** Writes key and chain as PKCS #12, so that another process can {@link #read} the authority. */
    public void writePkcs12(Path file, char[] password) {
        self.writePkcs12(file, password);
    }

    /**
     * {@return the authority that {@link #writePkcs12} wrote}
     *
     * @throws PkiFault for a wrong password, or another file
     */
    public static CertificateAuthority read(Path file, char[] password) {
        return new CertificateAuthority(Pkcs12.read(file, password), Clock.systemUTC());
    }

    private static Identity issue(
            CertificateIssuer issuer,
            List<X509Certificate> issuers,
            CertificateRequest request,
            KeyPair pair,
            Clock clock) {
        Instant now = clock.instant();
        Instant from = request.notBefore != null ? request.notBefore : now.minus(ISSUED_AGO);
        Instant to = request.notAfter != null ? request.notAfter : now.plus(LASTS);
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(issuer.sign(request, pair.getPublic(), from, to));
        chain.addAll(issuers);
        return new Identity(pair.getPrivate(), chain);
    }
}
