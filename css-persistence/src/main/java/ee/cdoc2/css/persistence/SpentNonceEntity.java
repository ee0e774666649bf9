package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.Nonce;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of {@code spent_nonce}: a nonce that has released a share, and until when that matters. */
@Entity
@Table(name = "spent_nonce")
class SpentNonceEntity {
    @Id
    @Column(name = "nonce", nullable = false, length = 16)
    private String nonce;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private OffsetDateTime expiresAt;

    /** Called by the JPA provider. */
    protected SpentNonceEntity() {}

    SpentNonceEntity(Nonce nonce, Instant expiresAt) {
        this.nonce = nonce.value();
        this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
    }
}
