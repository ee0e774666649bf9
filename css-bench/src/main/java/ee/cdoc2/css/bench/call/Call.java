package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.testkit.pki.KeyType;

/** A call that is measured. */
public enum Call {
    /** {@code POST /key-shares}; the same in both protocols. */
    STORE("store", 201, KeyType.P256, Application.FIRST_PROTOCOL),
    /** {@code POST /key-shares/{id}/nonce}. */
    NONCE("nonce", 200, KeyType.P256, Application.FIRST_PROTOCOL),
    /** {@code GET /key-shares/{id}} by a recipient with a P-256 key, as Mobile-ID gives them. */
    RELEASE_ES256("release ES256", 200, KeyType.P256, Application.FIRST_PROTOCOL),
    /** The same by a recipient with an RSA key of 3072 bits. */
    RELEASE_RS256("release RS256", 200, KeyType.rsa(3072), Application.FIRST_PROTOCOL),
    /** {@code POST /key-shares/{id}/nonce} of the second protocol, in a session that was begun with Smart-ID. */
    NONCE_V2("nonce v2", 200, KeyType.rsa(3072), Application.SECOND_PROTOCOL),
    /** {@code GET /key-shares/{id}} of the second protocol, in such a session, with an auth token that Smart-ID has signed. */
    RELEASE_V2("release v2", 200, KeyType.rsa(3072), Application.SECOND_PROTOCOL),
    /** The request of {@link #NONCE} to {@link ee.cdoc2.css.bench.floor}, which does nothing. */
    EMPTY("empty", 204, KeyType.P256, Application.FLOOR),
    /** The request of {@link #STORE} to the same, which inserts a row. */
    INSERT("empty with an insert", 201, KeyType.P256, Application.FLOOR);

    /** What answers a call. */
    public enum Application {
        /** CSS. */
        FIRST_PROTOCOL,
        /** CSS, if it is set to speak that, too. */
        SECOND_PROTOCOL,
        /** What is deployed in its place to see what the server costs. */
        FLOOR
    }

    private final String title;
    private final int status;
    private final KeyType recipientKey;
    private final Application application;

    Call(String title, int status, KeyType recipientKey, Application application) {
        this.title = title;
        this.status = status;
        this.recipientKey = recipientKey;
        this.application = application;
    }

    /** {@return its name in a report} */
    public String title() {
        return title;
    }

    /** {@return the status of the answer; any other is a fault} */
    public int status() {
        return status;
    }

    /** {@return what answers it} */
    public Application application() {
        return application;
    }

    /** {@return whether the same request may be sent over and over, and is answered each time} */
    public boolean isRepeatable() {
        return this == STORE || this == NONCE || application == Application.FLOOR;
    }

    /** {@return the kind of key that its recipients have} */
    KeyType recipientKey() {
        return recipientKey;
    }
}
