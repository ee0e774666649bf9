package ee.cdoc2.css.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What the RP server counter-signs for a Mobile-ID signature: the signature base of RFC 9421 section 2.5 over two header fields,
 * always the same two.
 *
 * @param signedHash {@code x-rp-signed-hash}: as {@link #signedHash} makes it of a token's signature
 * @param name       {@code x-rp-name}: the relying party
 * @param parameters what stands behind the label in {@code Signature-Input}
 */
public record CounterSignatureBase(String signedHash, String name, String parameters) {

    /**
     * The hash that joins a counter-signature to one token.
     *
     * @param signature the raw bytes of the token's JWS signature
     * @return standard base64 of their SHA-256
     */
    public static String signedHash(byte[] signature) {
        return StrictBase64.STANDARD.encode(Sha256.of(signature));
    }

    /** {@return the bytes that are signed: three lines with LF between them} */
    public byte[] bytes() {
        return ("\"x-rp-signed-hash\": " + signedHash + "\n\"x-rp-name\": " + name + "\n\"@signature-params\": "
                        + parameters)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
