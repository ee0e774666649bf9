package ee.cdoc2.css.relyingparty;

/**
 * The four header fields of a counter-signature, as they came over the wire; nothing is verified.
 *
 * @param signedHash     {@code x-rp-signed-hash}
 * @param name           {@code x-rp-name}
 * @param signatureInput {@code Signature-Input}
 * @param signature      {@code Signature}
 */
public record CounterSignatureFields(String signedHash, String name, String signatureInput, String signature) {

    /** {@return a text without the fields} */
    @Override
    public String toString() {
        return "CounterSignatureFields[…]";
    }
}
