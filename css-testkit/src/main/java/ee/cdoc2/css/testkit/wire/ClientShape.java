package ee.cdoc2.css.testkit.wire;

/** Writes requests exactly as one of the deployed clients does. */
public interface ClientShape {

    /**
     * {@code POST /key-shares}.
     *
     * @param share standard base64
     * @param recipient e.g. {@code etsi/PNOEE-48010010101}
     */
    byte[] store(String share, String recipient);

    /** {@code POST /key-shares/{shareId}/nonce}. */
    byte[] nonce(String shareId);

    /**
     * {@code GET /key-shares/{shareId}}.
     *
     * @param ticket the SD-JWT
     * @param x5c the certificate as one-line PEM
     */
    byte[] fetch(String shareId, String ticket, String x5c);

    /**
     * {@return the JSON string, quotes included, that this client puts into a disclosure for an {@code aud} URL}
     *
     * @param url e.g. {@code https://host:port/key-shares/ID?nonce=N}
     */
    String audienceLiteral(String url);

    /** {@return whether the client sends SNI to localhost} */
    boolean sendsServerName();
}
