package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A row of {@code key_share}. Times are {@code OffsetDateTime}, because EclipseLink 4 binds an {@code Instant} as a
 * serialised object; bytes stand without {@code @Lob}, which PostgreSQL would take for a large object.
 */
@Entity
@Table(name = "key_share")
class KeyShareEntity {
    @Id
    @Column(name = "share_id", nullable = false, length = 34)
    private String shareId;

    @Column(name = "recipient", nullable = false, updatable = false, length = 32)
    private String recipient;

    @Column(name = "share", nullable = false, updatable = false)
    private byte[] share;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "expires_at", updatable = false)
    private OffsetDateTime expiresAt;

    @Column(name = "expiry_adjusted", nullable = false, updatable = false)
    private boolean expiryAdjusted;

    @Column(name = "v1_allowed", nullable = false, updatable = false)
    private boolean v1Allowed;

    @Column(name = "data_key", updatable = false)
    private Integer dataKey;

    /** Called by the JPA provider. */
    protected KeyShareEntity() {}

    /** In clear. */
    KeyShareEntity(ShareId shareId, KeptShare kept, Instant createdAt) {
        ShareTerms terms = kept.terms();
        this.shareId = shareId.toString();
        this.recipient = terms.recipient().value();
        this.share = kept.share().bytes();
        this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
        this.expiresAt = terms.expiry()
                .map(expiry -> expiry.at().atOffset(ZoneOffset.UTC))
                .orElse(null);
        this.expiryAdjusted = terms.expiry().filter(ShareExpiry::adjusted).isPresent();
        this.v1Allowed = terms.v1Allowed();
    }

    ShareRow row() {
        return new ShareRow(
                shareId,
                recipient,
                share,
                Optional.ofNullable(expiresAt).map(at -> new ShareExpiry(at.toInstant(), expiryAdjusted)),
                v1Allowed,
                Optional.ofNullable(dataKey));
    }
}
