package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.testkit.pki.KeyType;

/** A call of the protocol that is measured. */
public enum Call {
    /** {@code POST /key-shares}; the same in both protocols. */
    STORE("store", 201, KeyType.P256, false),
    /** {@code POST /key-shares/{id}/nonce}. */
    NONCE("nonce", 200, KeyType.P256, false),
    /** {@code GET /key-shares/{id}} by a recipient with a P-256 key, as Mobile-ID gives them. */
    RELEASE_ES256("release ES256", 200, KeyType.P256, false),
    /** The same by a recipient with an RSA key of 3072 bits. */
    RELEASE_RS256("release RS256", 200, KeyType.rsa(3072), false),
    /** {@code POST /key-shares/{id}/nonce} of the second protocol, in a session that was begun with Smart-ID. */
    NONCE_V2("nonce v2", 200, KeyType.rsa(3072), true),
    /** {@code GET /key-shares/{id}} of the second protocol, in such a session, with an auth token that Smart-ID has signed. */
    RELEASE_V2("release v2", 200, KeyType.rsa(3072), true);

    private final String title;
    private final int status;
    private final KeyType recipientKey;
    private final boolean ofSecondProtocol;

    Call(String title, int status, KeyType recipientKey, boolean ofSecondProtocol) {
        this.title = title;
        this.status = status;
        this.recipientKey = recipientKey;
        this.ofSecondProtocol = ofSecondProtocol;
    }

    /** {@return its name in a report} */
    public String title() {
        return title;
    }

    /** {@return the status of the answer; any other is a fault} */
    public int status() {
        return status;
    }

    /** {@return whether the server has to speak the second protocol for it} */
    public boolean ofSecondProtocol() {
        return ofSecondProtocol;
    }

    /** {@return the kind of key that its recipients have} */
    KeyType recipientKey() {
        return recipientKey;
    }
}
