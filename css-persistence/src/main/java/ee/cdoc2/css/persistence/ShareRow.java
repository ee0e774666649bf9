package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * The columns of {@code key_share} that a share is kept in, in clear or sealed. The seal is bound to the share id and the hash of
 * the recipient, and holds the terms: the second of the expiry (8 bytes, big-endian; the greatest number for never), whether the first
 * protocol may fetch it (1), the length of the recipient id (1) and its bytes, and the share behind them. The columns with the terms may
 * be stricter than the seal, as after a statement of the operator's, but never laxer.
 *
 * @param shareId    the share's id
 * @param recipient  the recipient id; of a sealed share its keyed hash
 * @param content    the share, or its seal
 * @param expiry     when it expires, if ever
 * @param v1Allowed  whether the first protocol may fetch it
 * @param dataKey    the version of the key that it is sealed with; nothing in clear
 */
record ShareRow(
        String shareId,
        String recipient,
        byte[] content,
        Optional<ShareExpiry> expiry,
        boolean v1Allowed,
        Optional<Integer> dataKey) {
    /** What {@link #read} needs to be selected. */
    static final String COLUMNS = "share_id, recipient, share, expires_at, expiry_adjusted, v1_allowed, data_key";

    private static final String TABLE = "key_share";
    /** And of the recipient id's length. */
    private static final int TERMS_BYTES = Long.BYTES + 2;

    /** The row of a share that is sealed with this key, or kept in clear. */
    static ShareRow of(ShareId shareId, KeptShare kept, Optional<DataKey> key, DataKeys keys) {
        return of(shareId.toString(), kept, key, keys);
    }

    private static ShareRow of(String shareId, KeptShare kept, Optional<DataKey> key, DataKeys keys) {
        ShareTerms terms = kept.terms();
        ShareRow clear = new ShareRow(
                shareId,
                terms.recipient().value(),
                kept.share().bytes(),
                terms.expiry(),
                terms.v1Allowed(),
                Optional.empty());
        return key.map(its -> clear.sealed(terms.recipient(), its, keys)).orElse(clear);
    }

    /** The row that a query has found, whose columns are {@link #COLUMNS}. */
    static ShareRow read(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        boolean adjusted = row.getBoolean("expiry_adjusted");
        return new ShareRow(
                row.getString("share_id"),
                row.getString("recipient"),
                row.getBytes("share"),
                Optional.ofNullable(expiresAt).map(at -> new ShareExpiry(at.toInstant(), adjusted)),
                row.getBoolean("v1_allowed"),
                Optional.ofNullable(row.getBigDecimal("data_key")).map(BigDecimal::intValueExact));
    }

    /**
     * The share in this row.
     *
     * @throws SealFault when it is sealed and cannot be opened, or nothing that a version of ours wrote
     */
    KeptShare open(DataKeys keys) throws SealFault {
        return dataKey.isPresent() ? opened(keys.key(dataKey.get())) : inClear();
    }

    /** The same row, sealed with another key. */
    ShareRow sealedAnew(DataKey key, DataKeys keys) throws SealFault {
        return of(shareId, open(keys), Optional.of(key), keys);
    }

    private ShareRow sealed(RecipientId whose, DataKey key, DataKeys keys) {
        String hash = key.hash(whose);
        byte[] id = recipient.getBytes(StandardCharsets.UTF_8);
        byte[] secret = ByteBuffer.allocate(TERMS_BYTES + id.length + content.length)
                .putLong(end())
                .put((byte) (v1Allowed ? 1 : 0))
                .put((byte) id.length)
                .put(id)
                .put(content)
                .array();
        byte[] seal = keys.seal(key, place(hash), secret);
        Arrays.fill(secret, (byte) 0);
        return new ShareRow(shareId, hash, seal, expiry, v1Allowed, Optional.of(key.version()));
    }

    private KeptShare opened(DataKey key) throws SealFault {
        byte[] secret = key.open(place(recipient), content);
        try {
            ByteBuffer fields = ByteBuffer.wrap(secret);
            long sealedEnd = fields.getLong();
            boolean sealedV1 = fields.get() == 1;
            int length = fields.get();
            if (end() > sealedEnd || v1Allowed && !sealedV1) {
                throw unreadable();
            }
            RecipientId owner = RecipientId.parse(new String(secret, TERMS_BYTES, length, StandardCharsets.UTF_8))
                    .orElseThrow(ShareRow::unreadable);
            Share share = Share.parse(Arrays.copyOfRange(secret, TERMS_BYTES + length, secret.length))
                    .orElseThrow(ShareRow::unreadable);
            return new KeptShare(share, new ShareTerms(owner, expiry, v1Allowed));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The second of the expiry; no number is greater than that of a share that never expires. */
    private long end() {
        return expiry.map(expires -> expires.at().getEpochSecond()).orElse(Long.MAX_VALUE);
    }

    private KeptShare inClear() throws SealFault {
        RecipientId owner = RecipientId.parse(recipient).orElseThrow(ShareRow::unreadable);
        Share share = Share.parse(content).orElseThrow(ShareRow::unreadable);
        return new KeptShare(share, new ShareTerms(owner, expiry, v1Allowed));
    }

    private SealedRow place(String hash) {
        return new SealedRow(TABLE, shareId).with(hash);
    }

    private static SealFault unreadable() {
        return new SealFault(SealFault.Kind.BROKEN);
    }

    /** {@return a text without the secret and the recipient} */
    @Override
    public String toString() {
        return "ShareRow[" + dataKey + "]";
    }
}
