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
        OVERSIZE,
        /** A compact JWS around a set: no server is known to send that. */
        WRAPPED_IN_JWS,
        /** Not strict JSON of an object with an array {@code keys} of objects. */
        NOT_A_KEY_SET,
        /** More than {@link KeySet#MAX_KEYS} keys. */
        TOO_MANY_KEYS,
        /** Two keys with one {@code kid}. */
        KEY_ID_REPEATED,
        /** Not one key that is taken. */
        NO_USABLE_KEY
    }

    KeySetFault(Reason reason, List<LeftOutKey> leftOut) {
        super(reason.name());
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
