package ee.cdoc2.css.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row of {@code lease}: which node does a certain chore, and until when. */
@Entity
@Table(name = "lease")
class LeaseEntity {
    @Id
    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Column(name = "holder", nullable = false, length = 64)
    private String holder;

    @Column(name = "held_until", nullable = false)
    private OffsetDateTime heldUntil;

    /** Called by the JPA provider. */
    protected LeaseEntity() {}

    LeaseEntity(String name, String holder, OffsetDateTime heldUntil) {
        this.name = name;
        this.holder = holder;
        this.heldUntil = heldUntil;
    }
}
