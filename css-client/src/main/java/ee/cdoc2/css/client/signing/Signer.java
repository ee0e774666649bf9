package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.SignatureAlgorithm;

/** Somebody, or something, that signs with an authentication key. */
public interface Signer {

    /** {@return the algorithm of its signatures: the ticket names it before it is signed} */
    SignatureAlgorithm algorithm();

    /**
     * Signs; may take as long as a person looks for a phone.
     *
     * @param hash what to sign
     * @return the signature and its certificate
     * @throws ClientException {@link Failure#SIGNING_FAILED}
     */
    SignedHash sign(HashToSign hash);
}
