package ee.cdoc2.css.ocsp;

import java.net.URI;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** Whether an answer repeats the nonce of its request (RFC 9654). */
final class AnswerNonce {
    private final ResponderHosts nonceless;

    /**
     * @param nonceless responders that may leave the nonce out; none may send another
     */
    AnswerNonce(ResponderHosts nonceless) {
        this.nonceless = nonceless;
    }

    /**
     * Accepts an answer that repeats our nonce, or has none and comes from a responder that may leave it out.
     *
     * @param extensions of the answer; may be null
     * @throws StatusUndetermined when it has another, or none without being allowed to
     */
    void check(Extensions extensions, OcspQuestions.Question question, URI responder) throws StatusUndetermined {
        Extension nonce = extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null) {
            if (!nonceless.include(responder)) {
                throw StatusUndetermined.refused("the answer has no nonce");
            }
        } else if (!repeats(nonce.getExtnValue().getOctets(), question)) {
            throw StatusUndetermined.refused("the answer has the nonce of another request");
        }
    }

    /** Older responders leave out the OCTET STRING around the nonce's bytes, which RFC 8954 made clear. */
    private static boolean repeats(byte[] value, OcspQuestions.Question question) {
        return MessageDigest.isEqual(value, question.nonceValue()) || MessageDigest.isEqual(value, question.nonce());
    }
}
