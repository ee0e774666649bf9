package ee.cdoc2.css.session;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.ServerKeys;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The checks of a session token that need no certificate: section 4 of the second protocol, steps 2, 3, 5, 6 and 7. */
public final class SessionRules {
    private final SessionSettings settings;
    private final ServerKeys authServer;
    private final Clock clock;
    private final SignatureVerifier verifier;

    /**
     * Rules for one server.
     *
     * @param settings   what a token must say
     * @param authServer the keys of the auth server, and of nobody else
     * @param clock      the time
     * @param verifier   verifies signatures
     */
    public SessionRules(SessionSettings settings, ServerKeys authServer, Clock clock, SignatureVerifier verifier) {
        this.settings = settings;
        this.authServer = authServer;
        this.clock = clock;
        this.verifier = verifier;
    }

    /**
     * Whether a token is of the auth server, as it says, and in time: steps 5 and 6. To be asked each time.
     *
     * @param session a token
     * @throws Denied {@link Denial#SESSION_ISSUER_WRONG}, {@link Denial#SESSION_NOT_YET_VALID},
     *                {@link Denial#SESSION_EXPIRED}, {@link Denial#SESSION_TOO_LONG}
     */
    public void requireInTime(PresentedSession session) {
        if (!session.issuer().equals(settings.issuer())) {
            throw new Denied(Denial.SESSION_ISSUER_WRONG);
        }
        Instant now = clock.instant();
        Instant latest = now.plus(settings.clockSkew());
        if (session.issuedAt().isAfter(latest)
                || session.notBefore().filter(begin -> begin.isAfter(latest)).isPresent()) {
            throw new Denied(Denial.SESSION_NOT_YET_VALID);
        }
        if (!session.expiresAt().isAfter(now.minus(settings.clockSkew()))) {
            throw new Denied(Denial.SESSION_EXPIRED);
        }
        Duration lasts = Duration.between(session.issuedAt(), session.expiresAt());
        if (lasts.isZero() || lasts.isNegative() || lasts.compareTo(settings.lifetime()) > 0) {
            throw new Denied(Denial.SESSION_TOO_LONG);
        }
    }

    /**
     * Whether a token is for this server: step 7.
     *
     * @param session a token
     * @throws Denied {@link Denial#AUDIENCE_OTHER_SERVER}
     */
    public void requireForThisServer(PresentedSession session) {
        if (!settings.nonceUrls().contains(session.audience().url())) {
            throw new Denied(Denial.AUDIENCE_OTHER_SERVER);
        }
    }

    /**
     * Finds the key that is to have signed a token: step 2. To be asked each time.
     *
     * @param session a token
     * @return the auth server's key of that name
     * @throws Denied what {@link ServerKeys#named} says
     */
    public ECPublicKey signerOf(PresentedSession session) {
        return authServer.named(session.keyId());
    }

    /**
     * Whether a key signed a token: step 3. May be remembered for the same token and key.
     *
     * @param session a token
     * @param signer  what {@link #signerOf} found
     * @throws Denied {@link Denial#SIGNATURE_INVALID}
     */
    public void requireSigned(PresentedSession session, ECPublicKey signer) {
        if (!Es256.verifies(verifier, signer, session.signingInput(), session.signature())) {
            throw new Denied(Denial.SIGNATURE_INVALID);
        }
    }
}
