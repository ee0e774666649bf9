package ee.cdoc2.css.persistence;

import java.time.Instant;

/**
 * A data key as the database has it. Its text shows no bytes.
 *
 * @param version   1 to 999 999 999; a later key has a greater one
 * @param masterKey the name of the master key that it is wrapped by, 1 to 64 characters
 * @param wrapped   the key, wrapped
 * @param validFrom from when on rows are sealed with it
 */
public record WrappedDataKey(int version, String masterKey, byte[] wrapped, Instant validFrom) {
    /** Copies the bytes. */
    public WrappedDataKey {
        wrapped = wrapped.clone();
    }

    /** {@return a copy of the wrapped key} */
    @Override
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** {@return a text without the bytes} */
    @Override
    public String toString() {
        return "WrappedDataKey[" + version + " by " + masterKey + ", from " + validFrom + "]";
    }
}
