package ee.cdoc2.css.audit;

import ee.cdoc2.css.protocol.RecipientId;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recipients as they stand in the audit log: 128 bits of HMAC-SHA-256 over the recipient id, as 32 hexadecimal digits.
 * The same person is the same pseudonym on every node and after every restart. The key matters: there are so few
 * personal codes that a plain hash of one could be looked up. Thread-safe.
 */
public class RecipientPseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "css-audit-recipient-v1".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 16;

    private volatile Mac keyed;

    /**
     * Takes the key over; before, there are no pseudonyms.
     *
     * @param key 32 bytes that all nodes of one server share
     */
    public void useKey(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            keyed = mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * The pseudonym of a recipient.
     *
     * @param recipient the recipient
     * @return 32 lower-case hexadecimal digits; nothing while there is no key
     */
    Optional<String> of(RecipientId recipient) {
        return Optional.ofNullable(keyed).map(key -> {
            Mac mac = copy(key);
            mac.update(PURPOSE);
            byte[] code = mac.doFinal(recipient.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(code, BYTES));
        });
    }

    private static Mac copy(Mac key) {
        try {
            return (Mac) key.clone();
        } catch (CloneNotSupportedException hmacSha256CanBeCloned) {
            throw new IllegalStateException(hmacSha256CanBeCloned);
        }
    }
}
