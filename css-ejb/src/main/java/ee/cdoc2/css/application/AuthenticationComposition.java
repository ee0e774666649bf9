package ee.cdoc2.css.application;

import ee.cdoc2.css.authentication.Authenticators;
import ee.cdoc2.css.authentication.Authenticators.SecondScheme;
import ee.cdoc2.css.authentication.RecipientAuthenticator;
import ee.cdoc2.css.authentication.SessionAuthenticator;
import ee.cdoc2.css.authentication.TokenAuthenticator;
import ee.cdoc2.css.authentication.TokenSettings;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.session.SessionNonces;
import ee.cdoc2.css.session.SessionRules;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.smartid.SessionClaims;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.TrustAnchors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts the lists of checks together, of the schemes that the configuration names. A part of {@link Composition}. */
@ApplicationScoped
public class AuthenticationComposition {
    @Inject
    private CssSettings settings;

    @Inject
    private Nonces nonces;

    @Inject
    private NonceKeys nonceKeys;

    @Inject
    private TrustAnchors anchors;

    @Inject
    private CertificateStatus status;

    @Inject
    private KeySets keys;

    @Inject
    private SignatureProvider provider;

    @Inject
    private Metrics metrics;

    @Inject
    private Clock clock;

    @Inject
    private MonotonicClock time;

    @Inject
    private RequestRecord record;

    @Produces
    @Singleton
    Authenticators authenticators() {
        CertificatePurpose purpose = new CertificatePurpose(settings.purpose());
        CertificatePath path = new CertificatePath(anchors, clock, provider.verifier());
        return new Authenticators(
                settings.schemes().contains(Scheme.V1)
                        ? Optional.of(new RecipientAuthenticator(
                                settings.tickets(), nonces, purpose, path, provider.verifier(), status, record))
                        : Optional.empty(),
                settings.tokens().map(tokens -> secondScheme(tokens, purpose, path)),
                record);
    }

    private SecondScheme secondScheme(TokenSettings tokens, CertificatePurpose purpose, CertificatePath path) {
        SessionAuthenticator sessions = new SessionAuthenticator(
                new SessionRules(tokens.sessions(), keys.authServer(), clock, provider.verifier()),
                new SessionNonces(nonceKeys::ofSessions, tokens.sessions().nonceLifetime(), clock),
                new SessionClaims(
                        tokens.signIn().map(party -> new AcspV2Signature(party, provider.verifier())),
                        tokens.mobileId().isPresent()),
                purpose,
                path,
                status,
                time,
                record);
        return new SecondScheme(
                sessions,
                new TokenAuthenticator(
                        sessions,
                        settings.tickets().baseUrls(),
                        (shareId, text) -> nonces.recognise(Scheme.V2, shareId, text),
                        tokens.smartId().map(party -> new AcspV2Signature(party, provider.verifier(), metrics::signed)),
                        tokens.mobileId()
                                .map(rules ->
                                        new CounterSignatureCheck(rules, keys.rpServer(), clock, provider.verifier())),
                        purpose,
                        path,
                        provider.verifier(),
                        status,
                        record));
    }
}
