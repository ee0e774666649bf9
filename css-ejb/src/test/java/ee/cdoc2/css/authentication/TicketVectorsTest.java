package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.vectors.AudienceVector;
import ee.cdoc2.css.testkit.vectors.Expectation;
import ee.cdoc2.css.testkit.vectors.Signers;
import ee.cdoc2.css.testkit.vectors.TicketRequest;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.TicketVector.NonceKind;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.RecipientCertificates;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole attack list of testdata/vectors against the verifier: what it lets pass, and why it refuses the rest. */
class TicketVectorsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String BASE = "https://css.test:9443";
    private static final ShareId SHARE =
            ShareId.parse("5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").orElseThrow();
    private static final ShareId OTHER_SHARE =
            ShareId.parse("fedcba9876543210fedcba9876543210").orElseThrow();
    /** What comes after the verifier: the database and the responder refuse these. */
    private static final Set<Denial> LATER =
            EnumSet.of(Denial.NONCE_SPENT, Denial.RECIPIENT_DIFFERS, Denial.OCSP_RESPONDER_NOT_ALLOWED);

    private static final CertificateAuthority EID =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("eID CA"), CLOCK);
    private static final CertificateAuthority VENDOR =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("Vendor CA"), CLOCK);
    private static final Signers SIGNERS = new Signers(EID, VENDOR, CLOCK, "http://ocsp.test/");
    private static final NonceKeys KEYS = new NonceKeys();

    private final TicketVerifier verifier = new TicketVerifier(
            new TicketSettings(
                    Set.of(base(BASE), base(AudienceVector.DEFAULT_PORT_BASE), base(AudienceVector.PATH_BASE)),
                    EnumSet.allOf(SignatureAlgorithm.class)),
            nonces(CLOCK),
            new RecipientCertificates(
                    new CertificatePurpose(PurposeRules.authentication()),
                    new CertificatePath(
                            new TrustAnchors(Map.of(
                                    new TrustDomain.Etsi(), Set.of(EID.certificate()),
                                    new TrustDomain.Vendor(Signers.VENDOR), Set.of(VENDOR.certificate()))),
                            CLOCK)));

    static {
        KEYS.replace(List.of(new NonceKey(1, new byte[32], CLOCK.instant().minus(Duration.ofDays(1)))));
    }

    static Stream<TicketVector> plainVectors() {
        return Vectors.ofRepository().tickets().stream()
                .filter(vector -> vector.render(SIGNERS, BASE, SHARE.toString(), "AAAAAAAAAAAAAAAA")
                        .isPlain())
                // css-web refuses these before the verifier sees them
                .filter(vector -> !vector.expectation().denial().equals(Optional.of("TICKET_HEADER_MALFORMED")));
    }

    @ParameterizedTest
    @MethodSource("plainVectors")
    void verifierDoesAsTheVectorSays(TicketVector vector) {
        TicketRequest request = vector.render(SIGNERS, BASE, SHARE.toString(), nonce(vector.nonce()));

        Optional<Denial> outcome = outcome(new TicketCredentials(request.ticket(), request.x5c()));

        assertThat(outcome)
                .as("%s, which expects %s", vector, vector.expectation())
                .satisfies(actual ->
                        assertThat(meets(vector.expectation(), actual)).isTrue());
    }

    private Optional<Denial> outcome(TicketCredentials presentation) {
        try {
            verifier.verify(SHARE, presentation);
            return Optional.empty();
        } catch (Denied denied) {
            return Optional.of(denied.reason());
        }
    }

    private static boolean meets(Expectation expectation, Optional<Denial> outcome) {
        if (expectation.denial().isPresent()) {
            Denial expected = Denial.valueOf(expectation.denial().get());
            return LATER.contains(expected) ? outcome.isEmpty() : outcome.equals(Optional.of(expected));
        }
        // a vector that leaves the reason open still says the status
        return outcome.isEmpty()
                ? expectation.accepted()
                : expectation.allows(
                        outcome.map(Denial::problem).map(ProblemType::status).orElseThrow());
    }

    private static String nonce(NonceKind kind) {
        Clock earlier = Clock.offset(CLOCK, Duration.ofSeconds(-301));
        return switch (kind) {
            case FRESH, SPENT -> nonces(CLOCK).make(SHARE).toString();
            case OTHER_SHARE -> nonces(CLOCK).make(OTHER_SHARE).toString();
            case EXPIRED -> nonces(earlier).make(SHARE).toString();
        };
    }

    private static Nonces nonces(Clock clock) {
        return new Nonces(
                KEYS, new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7)), clock, new SecureRandom());
    }

    private static BaseUrl base(String url) {
        return BaseUrl.parse(url).orElseThrow();
    }
}
