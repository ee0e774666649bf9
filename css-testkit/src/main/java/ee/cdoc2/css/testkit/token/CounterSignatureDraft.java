package ee.cdoc2.css.testkit.token;

import java.time.Instant;
import java.util.function.Function;

/**
 * An RP server's counter-signature (RFC 9421) before it is made. Immutable.
 *
 * @param label of both fields
 * @param signedHash {@code x-rp-signed-hash}
 * @param name {@code x-rp-name}
 * @param parameters what stands behind the label in {@code Signature-Input}: the components in brackets and their parameters
 */
public record CounterSignatureDraft(String label, String signedHash, String name, String parameters) {

    /** The two components, in their order. */
    public static final String COMPONENTS = "(\"x-rp-signed-hash\" \"x-rp-name\")";

    /**
     * {@return a good one for a token}
     *
     * @param tokenSignature the raw bytes of the token's signature
     * @param name the relying party
     */
    public static CounterSignatureDraft of(byte[] tokenSignature, String name, Instant created, String keyId) {
        return new CounterSignatureDraft(
                "rp-sig",
                AcspV2.digest(tokenSignature),
                name,
                COMPONENTS + ";created=" + created.getEpochSecond() + ";keyid=\"" + keyId + "\"");
    }

    /** {@return the same with another label} */
    public CounterSignatureDraft withLabel(String other) {
        return new CounterSignatureDraft(other, signedHash, name, parameters);
    }

    /** {@return the same with another hash} */
    public CounterSignatureDraft withSignedHash(String other) {
        return new CounterSignatureDraft(label, other, name, parameters);
    }

    /** {@return the same for another relying party} */
    public CounterSignatureDraft withName(String other) {
        return new CounterSignatureDraft(label, signedHash, other, parameters);
    }

    /** {@return the same with other components and parameters} */
    public CounterSignatureDraft withParameters(String other) {
        return new CounterSignatureDraft(label, signedHash, name, other);
    }

    /** {@return what is signed: three lines, LF between them} */
    public String base() {
        return "\"x-rp-signed-hash\": " + signedHash + "\n\"x-rp-name\": " + name + "\n\"@signature-params\": "
                + parameters;
    }

    /** {@return the four headers, signed by this key} */
    public CounterSignatureHeaders signedBy(SigningKey key) {
        return signedBy(key::sign);
    }

    /**
     * {@return the four headers}
     *
     * @param signer gives the bytes of the signature over {@link #base}
     */
    public CounterSignatureHeaders signedBy(Function<String, byte[]> signer) {
        return CounterSignatureHeaders.of(this, signer.apply(base()));
    }

    /** Without the hash: it belongs to a credential. */
    @Override
    public String toString() {
        return "CounterSignatureDraft[" + label + "]";
    }
}
