package ee.cdoc2.css.smartid;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Consumer;

/** Verifies what Smart-ID signed for one relying party (RSASSA-PSS, RFC 8017 section 8.1). */
public final class AcspV2Signature {
    private final RelyingParty relyingParty;
    private final SignatureVerifier verifier;
    private final Consumer<FlowType> watch;

    /**
     * A verifier for one relying party.
     *
     * @param relyingParty as configured
     * @param verifier     verifies signatures
     */
    public AcspV2Signature(RelyingParty relyingParty, SignatureVerifier verifier) {
        this(relyingParty, verifier, flow -> {});
    }

    /**
     * A verifier for one relying party.
     *
     * @param relyingParty as configured
     * @param verifier     verifies signatures
     * @param watch        hears of the flow of each signature that verifies
     */
    public AcspV2Signature(RelyingParty relyingParty, SignatureVerifier verifier, Consumer<FlowType> watch) {
        this.relyingParty = relyingParty;
        this.verifier = verifier;
        this.watch = watch;
    }

    /**
     * Verifies a signature.
     *
     * @param key         of the person's certificate
     * @param parameters  how it was made
     * @param rpChallenge standard base64 of what the relying party had signed: no {@code |} in it
     * @param signature   any bytes
     * @throws Denied {@link Denial#SMART_ID_PARAMETERS_NOT_ALLOWED} for a flow that is not configured,
     *                {@link Denial#CERTIFICATE_KEY_UNSUITABLE} for another kind of key than RSA,
     *                {@link Denial#SMART_ID_SIGNATURE_INVALID}
     */
    public void verify(PublicKey key, SignatureParameters parameters, String rpChallenge, byte[] signature) {
        if (!relyingParty.flowTypes().contains(parameters.flowType())) {
            throw new Denied(Denial.SMART_ID_PARAMETERS_NOT_ALLOWED);
        }
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new Denied(Denial.CERTIFICATE_KEY_UNSUITABLE);
        }
        if (!verifier.verifiesPss(
                parameters.hash().parameters(),
                rsa,
                text(parameters, rpChallenge).bytes(),
                signature)) {
            throw new Denied(Denial.SMART_ID_SIGNATURE_INVALID);
        }
        watch.accept(parameters.flowType());
    }

    /** {@return the names that a session token must repeat} */
    RelyingParty relyingParty() {
        return relyingParty;
    }

    private AcspV2Text text(SignatureParameters parameters, String rpChallenge) {
        return new AcspV2Text(
                relyingParty.schemeName(),
                parameters.serverRandom(),
                rpChallenge,
                parameters.userChallenge(),
                relyingParty.name(),
                parameters.interactionsDigest(),
                parameters.interactionTypeUsed(),
                parameters.flowType().text());
    }
}
