package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.persistence.StoredShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A row of {@code key_material_share} as it is, whatever is in it. Its text names nobody and holds no share.
 *
 * @param shareId   text of at most 34 characters
 * @param recipient text of at most 32 characters
 * @param share     any bytes
 * @param createdAt when it was stored
 * @param expiry    when it expires; nothing in version 0.4, and in rows that are from there
 * @param adjusted  whether the sender had asked for later
 */
record ReferenceRow(
        String shareId, String recipient, byte[] share, Instant createdAt, Optional<Instant> expiry, boolean adjusted) {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The row that the server would have written: no expiry where there was none (docs/adr/0021), whole seconds where there
     * is one, and free for both protocols, as everything that was stored before the second one.
     *
     * @throws Refused when id, recipient or share are not what the server would have taken
     */
    StoredShare toStoredShare() throws Refused {
        ShareId id = ShareId.parse(shareId).orElseThrow(() -> new Refused(Refusal.SHARE_ID));
        RecipientId owner = RecipientId.parse(recipient).orElseThrow(() -> new Refused(Refusal.RECIPIENT));
        Share secret = Share.parse(share).orElseThrow(() -> new Refused(Refusal.SHARE));
        if (isOdd(createdAt) || expiry.filter(ReferenceRow::isOdd).isPresent()) {
            throw new Refused(Refusal.TIME);
        }
        Optional<ShareExpiry> until = expiry.map(at -> new ShareExpiry(at.truncatedTo(ChronoUnit.SECONDS), adjusted));
        return new StoredShare(id, new KeptShare(secret, new ShareTerms(owner, until, true)), createdAt);
    }

    private static boolean isOdd(Instant time) {
        return time.isBefore(FIRST) || time.isAfter(LAST);
    }

    /** {@return a text without the row} */
    @Override
    public String toString() {
        return "ReferenceRow[…]";
    }
}
