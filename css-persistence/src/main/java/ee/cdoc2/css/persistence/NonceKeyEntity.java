package ee.cdoc2.css.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of {@code nonce_key}. */
@Entity
@Table(name = "nonce_key")
class NonceKeyEntity {
    @Id
    @Column(name = "id", nullable = false)
    private Integer id;

    @Column(name = "key_material", nullable = false, updatable = false)
    private byte[] keyMaterial;

    @Column(name = "valid_from", nullable = false, updatable = false)
    private OffsetDateTime validFrom;

    /** Called by the JPA provider. */
    protected NonceKeyEntity() {}

    NonceKeyEntity(NonceKey key) {
        this.id = key.id();
        this.keyMaterial = key.key();
        this.validFrom = key.validFrom().atOffset(ZoneOffset.UTC);
    }

    NonceKey nonceKey() {
        return new NonceKey(id, keyMaterial, validFrom.toInstant());
    }
}
