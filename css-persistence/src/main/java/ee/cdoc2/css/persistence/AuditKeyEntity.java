package ee.cdoc2.css.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The one row of {@code audit_key}. */
@Entity
@Table(name = "audit_key")
class AuditKeyEntity {
    /** The only id so far; if the key is ever rotated, the next one has the next number. */
    static final int ID = 1;

    @Id
    @Column(name = "id", nullable = false)
    private Integer id;

    @Column(name = "key_material", nullable = false, updatable = false)
    private byte[] keyMaterial;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    /** Called by the JPA provider. */
    protected AuditKeyEntity() {}

    AuditKeyEntity(byte[] key, Instant createdAt) {
        this.id = ID;
        this.keyMaterial = key.clone();
        this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    }

    byte[] key() {
        return keyMaterial.clone();
    }
}
