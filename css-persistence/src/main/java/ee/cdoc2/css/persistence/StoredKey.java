package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import java.util.Optional;

/**
 * Key material as its row has it, in clear or sealed. Its text shows nothing.
 *
 * @param material the key, or its seal
 * @param dataKey  the version of the key that it is sealed with; nothing in clear
 */
record StoredKey(byte[] material, Optional<Integer> dataKey) {

    /** Key material as it is written now. */
    static StoredKey of(SealedRow row, byte[] key, Optional<DataKey> current, DataKeys keys) {
        return current.map(its -> new StoredKey(keys.seal(its, row, key), Optional.of(its.version())))
                .orElseGet(() -> new StoredKey(key.clone(), Optional.empty()));
    }

    /** The key. One in clear is believed where nothing is sealed, and nowhere else: whoever writes to the database can put it there. */
    byte[] open(SealedRow row, DataKeys keys) throws SealFault {
        if (dataKey.isPresent()) {
            return keys.open(dataKey.get(), row, material);
        }
        if (keys.isOn()) {
            throw new SealFault(SealFault.Kind.BROKEN);
        }
        return material.clone();
    }

    /** The same, sealed with the first data key of all when it is in clear: what had been stored before it is believed. */
    StoredKey sealedFirst(SealedRow row, DataKey first, DataKeys keys) {
        return dataKey.isPresent() ? this : of(row, material, Optional.of(first), keys);
    }

    /** {@return whether it is sealed with another key than this, or in clear} */
    boolean isBehind(DataKey current) {
        return dataKey.filter(version -> version == current.version()).isEmpty();
    }

    @Override
    public String toString() {
        return "StoredKey[" + dataKey + "]";
    }
}
