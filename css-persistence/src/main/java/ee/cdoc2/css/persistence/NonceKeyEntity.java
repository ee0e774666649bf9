package ee.cdoc2.css.persistence;

import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A row of {@code nonce_key}. */
@Entity
@Table(name = "nonce_key")
class NonceKeyEntity {
    @Id
    @Column(name = "id", nullable = false)
    private Integer id;

    @Column(name = "key_material", nullable = false)
    private byte[] keyMaterial;

    @Column(name = "valid_from", nullable = false, updatable = false)
    private OffsetDateTime validFrom;

    @Column(name = "data_key")
    private Integer dataKey;

    /** Called by the JPA provider. */
    protected NonceKeyEntity() {}

    NonceKeyEntity(NonceKey key, StoredKey stored) {
        this.id = key.id();
        this.validFrom = key.validFrom().atOffset(ZoneOffset.UTC);
        keep(stored);
    }

    final void keep(StoredKey stored) {
        keyMaterial = stored.material();
        dataKey = stored.dataKey().orElse(null);
    }

    StoredKey stored() {
        return new StoredKey(keyMaterial, Optional.ofNullable(dataKey));
    }

    NonceKey nonceKey(DataKeys keys) throws SealFault {
        byte[] key = stored().open(row(), keys);
        return new NonceKey(id, key, validFrom.toInstant());
    }

    /** Where this key is sealed. */
    SealedRow row() {
        return row(id, validFrom.toInstant());
    }

    /** Where such a key is sealed: it is no other key, and not valid at another time. */
    static SealedRow row(int id, Instant validFrom) {
        return new SealedRow("nonce_key", Integer.toString(id)).with(validFrom.getEpochSecond());
    }
}
