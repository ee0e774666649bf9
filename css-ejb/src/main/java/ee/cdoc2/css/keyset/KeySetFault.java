package ee.cdoc2.css.keyset;

import java.util.List;

/** A key set cannot be used; the one that is known stays. */
public final class KeySetFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<LeftOutKey> leftOut;

    /** What is wrong with the set. */
    public enum Reason {
        /** Longer than {@link KeySet#MAX_BYTES}. */
        OVERSIZE("it is larger than 64 KiB"),
        /** A compact JWS around a set: no server is known to send that. */
        WRAPPED_IN_JWS("it is wrapped in a JWS, and only a plain JWK set is taken"),
        /** Not strict JSON of an object with an array {@code keys} of objects. */
        NOT_A_KEY_SET("it is no JSON of a JWK set"),
        /** More than {@link KeySet#MAX_KEYS} keys. */
        TOO_MANY_KEYS("it has more than 32 keys"),
        /** Two keys with one {@code kid}. */
        KEY_ID_REPEATED("two of its keys have one kid"),
        /** Not one key that is taken. */
        NO_USABLE_KEY("none of its keys can be taken");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    KeySetFault(Reason reason, List<LeftOutKey> leftOut) {
        super(reason.text);
        this.reason = reason;
        this.leftOut = leftOut;
    }

    /** {@return what is wrong} */
    public Reason reason() {
        return reason;
    }

    /** {@return the keys that are not taken, where the set could be read that far} */
    public List<LeftOutKey> leftOut() {
        return leftOut;
    }
}
