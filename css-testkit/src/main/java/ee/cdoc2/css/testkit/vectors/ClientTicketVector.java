package ee.cdoc2.css.testkit.vectors;

/**
 * A ticket that css-client made, as one server was shown it. It needs no certificate, so it does not expire.
 *
 * @param name unique in the file
 * @param algorithm {@code RS256} or {@code ES256}
 * @param issuer the recipient id in {@code iss}
 * @param publicKey the signer's public key, SubjectPublicKeyInfo in standard base64
 * @param base the server's base URL, port included
 * @param share the share's id
 * @param nonce the nonce's text
 * @param ticket the value of {@code x-cdoc2-auth-ticket}
 */
public record ClientTicketVector(
        String name,
        String algorithm,
        String issuer,
        String publicKey,
        String base,
        String share,
        String nonce,
        String ticket) {

    static ClientTicketVector read(VectorBlock block) {
        return new ClientTicketVector(
                block.required("name"),
                block.required("algorithm"),
                block.required("issuer"),
                block.required("public-key"),
                block.required("base"),
                block.required("share"),
                block.required("nonce"),
                block.required("ticket"));
    }

    /** {@return the disclosed {@code aud} element} */
    public String audience() {
        return base + "/key-shares/" + share + "?nonce=" + nonce;
    }

    /** The name, for reports of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
