package ee.cdoc2.css.ocsp;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;

/** Reads the structure of an answer (RFC 6960 section 4.2.1), strictly: nothing may follow or be added. */
final class OcspAnswer {
    private static final int MOST_PARTS = 4;

    private OcspAnswer() {}

    /**
     * {@return the signed part of a successful answer; nothing of it is verified}
     *
     * @throws StatusUndetermined when the responder says that it does not answer, or the bytes are no answer
     */
    static BasicOCSPResponse parse(byte[] der) throws StatusUndetermined {
        try {
            // fromByteArray, unlike a stream, refuses trailing bytes
            OCSPResponse response = OCSPResponse.getInstance(ASN1Primitive.fromByteArray(der));
            requireSuccess(response.getResponseStatus().getIntValue());
            ResponseBytes bytes = response.getResponseBytes();
            if (bytes == null || !bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                throw StatusUndetermined.refused("the answer is not of the basic type");
            }
            return basic(bytes.getResponse());
        } catch (IOException | RuntimeException malformed) {
            // BouncyCastle throws several kinds of RuntimeException for bytes that make no sense
            throw StatusUndetermined.refused("the answer is malformed");
        }
    }

    private static BasicOCSPResponse basic(ASN1OctetString octets) throws IOException, StatusUndetermined {
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(octets.getOctets()));
        if (sequence.size() > MOST_PARTS) {
            throw StatusUndetermined.refused("the answer has parts that do not belong to it");
        }
        return BasicOCSPResponse.getInstance(sequence);
    }

    private static void requireSuccess(int status) throws StatusUndetermined {
        switch (status) {
            case OCSPResponseStatus.SUCCESSFUL -> {}
            case OCSPResponseStatus.TRY_LATER -> throw StatusUndetermined.unreachable("tryLater");
            case OCSPResponseStatus.INTERNAL_ERROR -> throw StatusUndetermined.unreachable("internalError");
            case OCSPResponseStatus.UNAUTHORIZED ->
                throw StatusUndetermined.misconfigured("unauthorized: it does not serve us, or not this issuer");
            case OCSPResponseStatus.SIG_REQUIRED ->
                throw StatusUndetermined.misconfigured("sigRequired: it wants signed requests");
            case OCSPResponseStatus.MALFORMED_REQUEST ->
                throw StatusUndetermined.misconfigured("malformedRequest: it does not understand our requests");
            default -> throw StatusUndetermined.refused("the answer's status is none of RFC 6960");
        }
    }
}
