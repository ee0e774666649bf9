package ee.cdoc2.css.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The one row of {@code audit_key}. */
@Entity
@Table(name = "audit_key")
class AuditKeyEntity {
    /** The only id so far; if the key is ever rotated, the next one has the next number. */
    static final int ID = 1;

    @Id
    @Column(name = "id", nullable = false)
    private Integer id;

    @Column(name = "key_material", nullable = false)
    private byte[] keyMaterial;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "data_key")
    private Integer dataKey;

    /** Called by the JPA provider. */
    protected AuditKeyEntity() {}

    AuditKeyEntity(StoredKey stored, Instant createdAt) {
        this.id = ID;
        this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
        keep(stored);
    }

    final void keep(StoredKey stored) {
        keyMaterial = stored.material();
        dataKey = stored.dataKey().orElse(null);
    }

    StoredKey stored() {
        return new StoredKey(keyMaterial, Optional.ofNullable(dataKey));
    }
}
