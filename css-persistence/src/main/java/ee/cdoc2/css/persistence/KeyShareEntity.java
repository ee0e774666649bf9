package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
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

    /** Called by the JPA provider. */
    protected KeyShareEntity() {}

    KeyShareEntity(ShareId shareId, KeyShare keyShare, Instant createdAt) {
        this.shareId = shareId.toString();
        this.recipient = keyShare.recipient().value();
        this.share = keyShare.share().bytes();
        this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    }

    /** {@return the share and its recipient; nothing when the row is not one that we wrote} */
    Optional<KeyShare> keyShare() {
        return Share.parse(share)
                .flatMap(stored -> RecipientId.parse(recipient).map(owner -> new KeyShare(stored, owner)));
    }
}
