package ee.cdoc2.css.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of {@code data_key}. */
@Entity
@Table(name = "data_key")
class DataKeyEntity {
    @Id
    @Column(name = "id", nullable = false)
    private Integer id;

    @Column(name = "master_key", nullable = false, length = 64)
    private String masterKey;

    @Column(name = "wrapped", nullable = false)
    private byte[] wrapped;

    @Column(name = "valid_from", nullable = false, updatable = false)
    private OffsetDateTime validFrom;

    /** Called by the JPA provider. */
    protected DataKeyEntity() {}

    DataKeyEntity(WrappedDataKey key) {
        this.id = key.version();
        this.validFrom = key.validFrom().atOffset(ZoneOffset.UTC);
        wrapAnew(key);
    }

    /** The same key, wrapped otherwise. */
    final void wrapAnew(WrappedDataKey key) {
        masterKey = key.masterKey();
        wrapped = key.wrapped();
    }

    WrappedDataKey key() {
        return new WrappedDataKey(id, masterKey, wrapped, validFrom.toInstant());
    }
}
