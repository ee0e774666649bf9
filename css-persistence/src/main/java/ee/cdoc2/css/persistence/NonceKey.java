package ee.cdoc2.css.persistence;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A key under which nonces are authenticated, shared by all nodes of one server. Secret: its text shows no key bytes.
 *
 * @param id        the version, 1 to 999 999 999 (EclipseLink takes 0 for "no id"); a later key has a greater one
 * @param key       the key, 1 to 4096 bytes; copied
 * @param validFrom the moment from which nonces are made under it
 */
public record NonceKey(int id, byte[] key, Instant validFrom) {
    private static final int MAX_ID = 999_999_999;
    private static final int MAX_BYTES = 4096;

    /** Checks what the table can hold. */
    public NonceKey {
        if (id < 1 || id > MAX_ID) {
            throw new IllegalArgumentException("a nonce key's id is 1 to " + MAX_ID);
        }
        if (key.length == 0 || key.length > MAX_BYTES) {
            throw new IllegalArgumentException("a nonce key has 1 to " + MAX_BYTES + " bytes");
        }
        key = key.clone();
        Objects.requireNonNull(validFrom);
    }

    /** {@return a copy of the key} */
    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NonceKey that
                && id == that.id
                && MessageDigest.isEqual(key, that.key)
                && validFrom.equals(that.validFrom);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, Arrays.hashCode(key), validFrom);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "NonceKey[id=" + id + ", validFrom=" + validFrom + "]";
    }
}
