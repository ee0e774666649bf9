package ee.cdoc2.css.testkit.token;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of the four headers of a counter-signature.
 *
 * @param signedHash {@code x-rp-signed-hash}
 * @param name {@code x-rp-name}
 * @param input {@code Signature-Input}
 * @param signature {@code Signature}
 */
public record CounterSignatureHeaders(String signedHash, String name, String input, String signature) {

    static CounterSignatureHeaders of(CounterSignatureDraft draft, byte[] signature) {
        return new CounterSignatureHeaders(
                draft.signedHash(),
                draft.name(),
                draft.label() + "=" + draft.parameters(),
                draft.label() + "=:" + Base64.getEncoder().encodeToString(signature) + ":");
    }

    /** {@return the headers by their names, spelled as the RP server spells them} */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-rp-signed-hash", signedHash);
        headers.put("x-rp-name", name);
        headers.put("Signature-Input", input);
        headers.put("Signature", signature);
        return headers;
    }

    /** Without the values: they belong to a credential. */
    @Override
    public String toString() {
        return "CounterSignatureHeaders";
    }
}
