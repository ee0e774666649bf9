package ee.cdoc2.css.ocsp;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;

/**
 * An answer that was read strictly (RFC 6960 section 4.2.1): nothing follows it or was added. Nothing of it is verified.
 *
 * @param basic  its parts
 * @param signed the bytes of {@code tbsResponseData} as they were received: the signature is over these. Encoded again,
 *               they may differ, as when a time ends in {@code .500Z}
 */
record OcspAnswer(BasicOCSPResponse basic, byte[] signed) {
    private static final int MOST_PARTS = 4;
    private static final int LONG_FORM = 0x80;

    /**
     * {@return a successful answer}
     *
     * @throws StatusUndetermined when the responder says that it does not answer, or the bytes are no answer
     */
    static OcspAnswer parse(byte[] der) throws StatusUndetermined {
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

    private static OcspAnswer basic(ASN1OctetString octets) throws IOException, StatusUndetermined {
        byte[] der = octets.getOctets();
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        if (sequence.size() > MOST_PARTS) {
            throw StatusUndetermined.refused("the answer has parts that do not belong to it");
        }
        return new OcspAnswer(BasicOCSPResponse.getInstance(sequence), firstPart(der));
    }

    /** {@return the bytes of a sequence's first element}; the sequence has been read, so its length is sound. */
    private static byte[] firstPart(byte[] sequence) throws IOException {
        int length = sequence[1] & 0xff; // of the content, or how many bytes say so
        int begin = length < LONG_FORM ? 2 : 2 + length - LONG_FORM;
        try (ASN1InputStream parts = new ASN1InputStream(sequence)) {
            parts.skipNBytes(begin);
            parts.readObject();
            return Arrays.copyOfRange(sequence, begin, sequence.length - parts.available());
        }
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
