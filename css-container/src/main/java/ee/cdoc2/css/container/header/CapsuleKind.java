package ee.cdoc2.css.container.header;

import java.util.Arrays;

/** How a recipient gets the key of a container: the members of the header's union {@code Capsule}, in its order. */
public enum CapsuleKind {
    /** No capsule, or one that the format does not have yet. */
    UNKNOWN("unknown"),
    /** A key of an elliptic curve, on an ID card. */
    ECC_PUBLIC_KEY("elliptic-curve public key"),
    /** An RSA key. */
    RSA_PUBLIC_KEY("RSA public key"),
    /** A key, and a capsule server that keeps the capsule. */
    KEY_SERVER("key server"),
    /** A key that both sides know. */
    SYMMETRIC_KEY("symmetric key"),
    /** A password. */
    PASSWORD("password"),
    /** Shares on shares servers: the only one that this library opens. */
    KEY_SHARES("key shares");

    private final String title;

    CapsuleKind(String title) {
        this.title = title;
    }

    /**
     * The kind that has a number.
     *
     * @param number the union's type, an unsigned byte
     * @return the kind
     */
    static CapsuleKind of(int number) {
        return Arrays.stream(values())
                .filter(kind -> kind.number() == number)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The number in the header. */
    int number() {
        return ordinal();
    }

    /** {@return what a person can be told} */
    public String title() {
        return title;
    }
}
