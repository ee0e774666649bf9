package ee.cdoc2.css.authentication;

import ee.cdoc2.css.authentication.RelyingPartyProof.MobileId;
import ee.cdoc2.css.authentication.RelyingPartyProof.SmartId;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.relyingparty.CounterSignature;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.smartid.SignatureParameters;
import ee.cdoc2.css.ticket.AuthTokenAlgorithm;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Whether an auth token's algorithm, its key and its proof belong together, and its signature verifies. */
final class TokenSignature {

    /** Empty where this means is not configured. */
    private final Optional<AcspV2Signature> smartId;

    /** Empty where this means is not configured. */
    private final Optional<CounterSignatureCheck> mobileId;

    private final SignatureVerifier verifier;

    TokenSignature(
            Optional<AcspV2Signature> smartId, Optional<CounterSignatureCheck> mobileId, SignatureVerifier verifier) {
        this.smartId = smartId;
        this.mobileId = mobileId;
        this.verifier = verifier;
    }

    /**
     * Check 6: nothing is chosen by what the sender leaves out; all three must fit (RFC 8725 section 3.1).
     *
     * @return verifies the signature, which is dear and comes later
     */
    Runnable requireFit(PresentedAuthToken token, PublicKey key, RelyingPartyProof proof) {
        if (proof instanceof SmartId header) {
            SignatureParameters parameters = SignatureParameters.parse(header.parameters());
            require(token.algorithm() == AuthTokenAlgorithm.ACSP_V2, Denial.ALGORITHM_NOT_ALLOWED);
            require(key instanceof RSAPublicKey, Denial.CERTIFICATE_KEY_UNSUITABLE);
            AcspV2Signature check = smartId.orElseThrow(TokenSignature::notConfigured);
            return () -> check.verify(key, parameters, AcspV2Text.rpChallenge(token.signingInput()), token.signature());
        }
        CounterSignature counterSignature = CounterSignature.parse(((MobileId) proof).fields());
        require(token.algorithm() == AuthTokenAlgorithm.ES256, Denial.ALGORITHM_NOT_ALLOWED);
        require(Es256.fits(key), Denial.CERTIFICATE_KEY_UNSUITABLE);
        CounterSignatureCheck check = mobileId.orElseThrow(TokenSignature::notConfigured);
        return () -> {
            require(Es256.verifies(verifier, key, token.signingInput(), token.signature()), Denial.SIGNATURE_INVALID);
            check.verify(counterSignature, token.signature());
        };
    }

    private static Denied notConfigured() {
        return new Denied(Denial.ALGORITHM_NOT_ALLOWED);
    }

    private static void require(boolean holds, Denial reason) {
        if (!holds) {
            throw new Denied(reason);
        }
    }
}
