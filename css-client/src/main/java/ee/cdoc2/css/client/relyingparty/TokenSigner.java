package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;

/** A person who signs auth tokens through the RP server. */
public interface TokenSigner {

    /** {@return {@code alg} of the token: it names it before it is signed} */
    String algorithm();

    /**
     * Signs; may take as long as a person looks for a phone.
     *
     * @param signingInput ASCII of the token's header, a dot, and its payload
     * @return the signature, verified, and what servers need with it
     * @throws ClientException {@link Failure#SIGNING_FAILED} when the person did not sign, or somebody else did;
     *                         {@link Failure#ANSWER_REFUSED} when what the RP server gave does not verify
     */
    SignedToken sign(byte[] signingInput);
}
