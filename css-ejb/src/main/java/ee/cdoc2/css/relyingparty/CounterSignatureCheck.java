package ee.cdoc2.css.relyingparty;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.ServerKeys;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;

/** Whether the RP server has counter-signed the signature of one auth token. */
public final class CounterSignatureCheck {
    private final CounterSignatureSettings settings;
    private final ServerKeys rpServer;
    private final Clock clock;
    private final SignatureVerifier verifier;

    /**
     * A check for one relying party.
     *
     * @param settings what a counter-signature must say
     * @param rpServer the keys of the RP server, and of nobody else
     * @param clock    the time
     * @param verifier verifies signatures
     */
    public CounterSignatureCheck(
            CounterSignatureSettings settings, ServerKeys rpServer, Clock clock, SignatureVerifier verifier) {
        this.settings = settings;
        this.rpServer = rpServer;
        this.clock = clock;
        this.verifier = verifier;
    }

    /**
     * Verifies a counter-signature that was read: section 7, steps 1 to 7. The step that needs a key, and perhaps the network for it, is the
     * last.
     *
     * @param signature      what the fields say
     * @param tokenSignature the raw bytes of the JWS signature of the token that is presented with it
     * @throws Denied {@link Denial#COUNTER_SIGNATURE_NOT_IN_PROFILE}, {@link Denial#RELYING_PARTY_WRONG},
     *                {@link Denial#COUNTER_SIGNATURE_OTHER_TOKEN}, {@link Denial#COUNTER_SIGNATURE_NOT_IN_TIME},
     *                {@link Denial#COUNTER_SIGNATURE_INVALID}, or what {@link ServerKeys#named} says
     */
    public void verify(CounterSignature signature, byte[] tokenSignature) {
        if (!settings.labels().contains(signature.label())) {
            throw new Denied(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
        }
        if (!signature.name().equals(settings.name())) {
            throw new Denied(Denial.RELYING_PARTY_WRONG);
        }
        if (!MessageDigest.isEqual(Sha256.of(tokenSignature), signature.signedHash())) {
            throw new Denied(Denial.COUNTER_SIGNATURE_OTHER_TOKEN);
        }
        requireInTime(signature.created());
        if (!Es256.verifies(
                verifier, rpServer.named(signature.keyId()), signature.base().bytes(), signature.signature())) {
            throw new Denied(Denial.COUNTER_SIGNATURE_INVALID);
        }
    }

    private void requireInTime(Instant created) {
        Instant now = clock.instant();
        if (created.isAfter(now.plus(settings.clockSkew()))
                || now.isAfter(created.plus(settings.lifetime()).plus(settings.clockSkew()))) {
            throw new Denied(Denial.COUNTER_SIGNATURE_NOT_IN_TIME);
        }
    }
}
