package ee.cdoc2.css.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.session.PresentedSession;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.token.SdJwtDraft;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the client reads of a session token, and what of it a server is shown. */
class SessionTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final SessionNonceUrl A =
            SessionNonceUrl.parse("https://a.example:8443/session_nonce").orElseThrow();
    private static final SessionNonceUrl B =
            SessionNonceUrl.parse("https://b.example/css/session_nonce").orElseThrow();
    private static final SessionNonceUrl NEITHER =
            SessionNonceUrl.parse("https://a.example:8444/session_nonce").orElseThrow();
    private static final List<String> ELEMENTS = List.of(
            "https://a.example:8443/session_nonce/AAAAAAAAAAAAAAA1",
            "https://b.example:443/css/session_nonce/AAAAAAAAAAAAAAA2");
    private static final long SEED = 4711;

    @Test
    void aServerIsShownItsOwnElementAsTheServerReadsIt() {
        SessionToken token = SessionToken.parse(token(ELEMENTS, draft -> draft)).orElseThrow();

        PresentedSession seen = PresentedSession.parse(token.presentation(B).orElseThrow());

        assertThat(seen.audience().url()).isEqualTo(B);
        assertThat(seen.audience().nonce()).isEqualTo("AAAAAAAAAAAAAAA2");
        assertThat(seen.subject()).isEqualTo(token.subject());
        assertThat(seen.expiresAt()).isEqualTo(token.expiresAt());
    }

    @Test
    void aServerThatIsNotInTheTokenOrTwiceIsShownNothing() {
        List<String> twice = List.of(ELEMENTS.get(0), ELEMENTS.get(1), ELEMENTS.get(0) + "x");

        assertThat(SessionToken.parse(token(ELEMENTS, draft -> draft))
                        .orElseThrow()
                        .presentation(NEITHER))
                .isEmpty();
        assertThat(SessionToken.parse(token(twice, draft -> draft))
                        .orElseThrow()
                        .presentation(A))
                .isEmpty();
    }

    @Test
    void aTokenWithoutAClaimIsNone() {
        for (String claim : List.of("iss", "sub", "iat", "exp")) {
            String text = token(ELEMENTS, draft -> draft.claims(claims -> claims.without(claim)));

            assertThat(SessionToken.parse(text)).as(claim).isEmpty();
        }
    }

    @Test
    void aTokenWithADisclosureThatBelongsNowhereIsNone() {
        String good = token(ELEMENTS, draft -> draft);

        assertThat(SessionToken.parse(good)).isPresent();
        assertThat(SessionToken.parse(good + "WyJzYWx0IiwieCJd~")).isEmpty();
        assertThat(SessionToken.parse(good.substring(0, good.length() - 1))).isEmpty();
    }

    @Test
    void whateverIsReadIsATokenOrNothing() {
        Random random = new Random(SEED);
        byte[] good = token(ELEMENTS, draft -> draft).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 2000; i++) {
            byte[] bent = good.clone();
            bent[random.nextInt(bent.length)] = (byte) random.nextInt(128);

            String text = new String(bent, StandardCharsets.US_ASCII);
            SessionToken.parse(text).ifPresent(token -> assertThat(token.text()).isEqualTo(text));
        }
    }

    @Test
    void itsTextSaysNothing() {
        SessionToken token = SessionToken.parse(token(ELEMENTS, draft -> draft)).orElseThrow();

        assertThat(token).hasToString("SessionToken[2 servers]");
    }

    private static String token(List<String> elements, UnaryOperator<SdJwtDraft> change) {
        SessionTokenIssuer issuer =
                new SessionTokenIssuer("https://auth.example", SigningKey.generate(), SmartIdRelyingParty.DEMO);
        return issuer.sign(change.apply(issuer.draft(
                        CertificateAuthority.named("TEST EID CA")
                                .issue(CertificateProfiles.mobileId("PNOEE-48010010101")),
                        "etsi/PNOEE-48010010101",
                        NOW,
                        elements)))
                .text();
    }
}
