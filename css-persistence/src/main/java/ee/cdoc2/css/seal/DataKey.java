package ee.cdoc2.css.seal;

import ee.cdoc2.css.protocol.RecipientId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;

/**
 * One version of the key that rows are sealed with. Secret: its text shows the version alone. Thread-safe.
 *
 * <p>Each row has a key of its own, derived by HKDF-Expand with SHA-256 (RFC 5869, section 2.3; the data key is random, so
 * nothing is to be extracted). So however many rows there are, no two of them share a key and a nonce, and a nonce can be
 * random. A seal is that of {@link AesGcm} with 256 bits.
 */
public final class DataKey {
    /** How long a data key is. */
    public static final int BYTES = 32;

    private static final byte[] ROW = "css-row-key-v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RECIPIENT = "css-recipient-hash-v1".getBytes(StandardCharsets.US_ASCII);
    /** The counter of the first and only block (RFC 5869, section 2.3). */
    private static final byte[] FIRST_BLOCK = {1};

    /** 192 bits: as many as 32 characters of base64url hold, which is how wide the column is. */
    private static final int HASH_BYTES = 24;

    private final int version;
    private final Instant validFrom;
    private final MacKey derivation;
    private final MacKey recipients;

    /**
     * A version of the data key.
     *
     * @param version   1 or more; a later key has a greater one
     * @param validFrom from when on rows are sealed with it
     * @param key       {@value #BYTES} random bytes; the caller wipes its own
     */
    public DataKey(int version, Instant validFrom, byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a data key has " + BYTES + " bytes");
        }
        this.version = version;
        this.validFrom = validFrom;
        derivation = new MacKey(key);
        byte[] hashing = expand(RECIPIENT);
        recipients = new MacKey(hashing);
        Arrays.fill(hashing, (byte) 0);
    }

    /** {@return the version, which a row sealed with this key names} */
    public int version() {
        return version;
    }

    /** {@return from when on rows are sealed with it} */
    public Instant validFrom() {
        return validFrom;
    }

    /**
     * The keyed hash of a recipient: the same for all rows under this key.
     *
     * @param recipient the recipient
     * @return 192 bits of HMAC-SHA-256 in 32 characters of base64url; never the text of a recipient id
     */
    public String hash(RecipientId recipient) {
        byte[] code = recipients.mac(recipient.value().getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(code, HASH_BYTES));
    }

    /**
     * Seals what a row is to keep secret.
     *
     * @param row    the row, with all that is to stay as it is
     * @param secret any bytes
     * @param random a cryptographically secure source
     * @return the seal, 28 bytes longer
     */
    public byte[] seal(SealedRow row, byte[] secret, SecureRandom random) {
        try {
            return cipher(row).seal(row.associatedData(version), secret, random);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Opens a seal.
     *
     * @param row    the row as it is now
     * @param sealed its seal
     * @return the secret, for the caller to wipe
     * @throws SealFault {@link SealFault.Kind#BROKEN} when row or seal is not what was sealed
     */
    public byte[] open(SealedRow row, byte[] sealed) throws SealFault {
        try {
            return cipher(row).open(row.associatedData(version), sealed);
        } catch (AEADBadTagException changed) {
            throw new SealFault(SealFault.Kind.BROKEN);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** With the key of this row alone. */
    private AesGcm cipher(SealedRow row) {
        byte[] key = expand(ROW, row.place());
        SecretKeySpec copy = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return new AesGcm(Optional.empty(), copy);
    }

    /** HKDF-Expand of one block. */
    private byte[] expand(byte[]... info) {
        byte[][] parts = Arrays.copyOf(info, info.length + 1);
        parts[info.length] = FIRST_BLOCK;
        return derivation.mac(parts);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "DataKey[" + version + "]";
    }
}
