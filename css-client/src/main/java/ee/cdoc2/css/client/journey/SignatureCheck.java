package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;

/**
 * What the servers will check, checked before they are asked: a person who took the wrong card, or whose phone failed,
 * is told so here and not by n servers.
 *
 * @param hash      what was to be signed
 * @param algorithm with which algorithm, by the ticket
 * @param recipient who should have signed it
 */
record SignatureCheck(HashToSign hash, SignatureAlgorithm algorithm, RecipientId recipient) {

    void require(SignedHash signed) {
        if (!signed.isSubject(recipient.subjectSerialNumber())) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The certificate that signed belongs to somebody else than the capsule's recipient.",
                    "Sign with the recipient's own key.");
        }
        if (!signed.hasKeyFor(algorithm)) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The ticket was made for " + algorithm + ", which this certificate cannot sign: it has an "
                            + signed.kindOfKey() + ".",
                    "Sign in another way. Smart-ID is used with RSA keys, Mobile-ID with P-256 keys.");
        }
        if (!signed.verifies(algorithm, hash)) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The signature does not verify with the signer's certificate.",
                    "Try again; if it happens again, key and certificate do not belong together.");
        }
    }
}
