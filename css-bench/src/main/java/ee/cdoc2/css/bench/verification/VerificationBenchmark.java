package ee.cdoc2.css.bench.verification;

import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.SignatureHash;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.ClientTicket;
import ee.cdoc2.css.ticket.PresentedTicket;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A ticket and its certificate, from the text of the headers to what is verified: the parts, and all of them in the order of
 * docs/checks.md. The tickets of many recipients take turns, so that nothing is found in a cache that real people would miss.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class VerificationBenchmark {
    private static final TrustDomain DOMAIN = new TrustDomain.Etsi();
    private static final String URL =
            "https://css.example:8443/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAAAAAAAAAAAAAAA";

    /** What the ticket is signed with: Mobile-ID's P-256, or Smart-ID's RSA of 3072 bits. */
    @Param({"ES256", "RS256"})
    private SignatureAlgorithm algorithm;

    /** Whose arithmetic. */
    @Param({"CONSCRYPT", "JDK"})
    private SignatureProvider.Name provider;

    /** How many recipients take turns; more than the JDK caches certificates of (750). */
    @Param("1000")
    private int recipients;

    private List<Presented> presented;
    private SignatureVerifier verifier;
    private CertificatePath path;
    private int next;

    /** Everything at one stage each, so that a part can be measured without those before it. */
    private record Presented(
            String headerOfTicket,
            String headerOfCertificate,
            PresentedTicket ticket,
            RecipientCertificate certificate) {}

    /** For JMH. */
    public VerificationBenchmark() {}

    /** With these parameters, as JMH would set them. */
    VerificationBenchmark(SignatureAlgorithm algorithm, SignatureProvider.Name provider, int recipients) {
        this.algorithm = algorithm;
        this.provider = provider;
        this.recipients = recipients;
    }

    /**
     * Makes certificates and signs tickets.
     *
     * @throws IllegalStateException when the provider cannot be loaded here
     */
    @Setup
    public void sign() {
        SignatureProvider chosen = SignatureProvider.choose(provider != SignatureProvider.Name.JDK);
        if (chosen.name() != provider) {
            throw new IllegalStateException(chosen.reason());
        }
        verifier = chosen.verifier();
        CertificateAuthority eid = CertificateAuthority.named("Throw-away eID CA");
        path = new CertificatePath(
                new TrustAnchors(Map.of(DOMAIN, Set.of(eid.certificate()))), Clock.systemUTC(), verifier);
        presented = IntStream.range(0, recipients)
                .mapToObj(index -> presented(eid, "PNOEE-" + (48_010_010_001L + index)))
                .toList();
    }

    private Presented presented(CertificateAuthority eid, String person) {
        Identity identity = eid.issue(profile(person));
        String ticket = ClientTicket.sign(identity, "etsi/" + person, List.of(ClientTicket.literal(URL)))
                .present(0);
        return new Presented(
                ticket, identity.x5c(), PresentedTicket.parse(ticket), RecipientCertificate.parse(identity.x5c()));
    }

    private CertificateRequest profile(String person) {
        return switch (algorithm) {
            case ES256 -> CertificateProfiles.mobileId(person);
            case RS256 -> CertificateProfiles.smartId(person).key(KeyType.rsa(3072));
        };
    }

    private Presented next() {
        next = (next + 1) % recipients;
        return presented.get(next);
    }

    /** {@return what a ticket says: checks 1 and 2} */
    @Benchmark
    public PresentedTicket parseTicket() {
        return PresentedTicket.parse(next().headerOfTicket());
    }

    /** {@return a certificate: its structure, and whether its key is strong} */
    @Benchmark
    public RecipientCertificate parseCertificate() {
        return RecipientCertificate.parse(next().headerOfCertificate());
    }

    /** {@return whether the ticket's signature verifies: check 6} */
    @Benchmark
    public boolean verifySignature() {
        Presented one = next();
        return verified(one.ticket(), one.certificate());
    }

    /** {@return who issued the certificate: check 7; the authority's key is P-256} */
    @Benchmark
    public IssuedCertificate validatePath() {
        return path.validate(next().certificate(), DOMAIN);
    }

    /** {@return the same, after everything else} */
    @Benchmark
    public IssuedCertificate all() {
        Presented one = next();
        PresentedTicket ticket = PresentedTicket.parse(one.headerOfTicket());
        RecipientCertificate certificate = RecipientCertificate.parse(one.headerOfCertificate());
        if (!verified(ticket, certificate)) {
            throw new IllegalStateException("a good signature does not verify");
        }
        return path.validate(certificate, DOMAIN);
    }

    private boolean verified(PresentedTicket ticket, RecipientCertificate certificate) {
        return switch (ticket.algorithm()) {
            case ES256 -> Es256.verifies(verifier, certificate.publicKey(), ticket.signingInput(), ticket.signature());
            case RS256 ->
                verifier.verifiesPkcs1(
                        SignatureHash.SHA_256, certificate.publicKey(), ticket.signingInput(), ticket.signature());
        };
    }
}
