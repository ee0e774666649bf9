package ee.cdoc2.css.audit;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.seal.MacKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Recipients as they stand in the audit log: 128 bits of HMAC-SHA-256 over the recipient id, as 32 hexadecimal digits.
 * The same person is the same pseudonym on every node and after every restart. The key matters: there are so few
 * personal codes that a plain hash of one could be looked up. Thread-safe.
 */
public class RecipientPseudonyms {
    private static final byte[] PURPOSE = "css-audit-recipient-v1".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 16;

    private volatile MacKey key;

    /**
     * Takes the key over; before, there are no pseudonyms.
     *
     * @param shared 32 bytes that all nodes of one server share
     */
    public void useKey(byte[] shared) {
        key = new MacKey(shared);
    }

    /**
     * The pseudonym of a recipient.
     *
     * @param recipient the recipient
     * @return 32 lower-case hexadecimal digits; nothing while there is no key
     */
    public Optional<String> of(RecipientId recipient) {
        return Optional.ofNullable(key)
                .map(used -> used.mac(PURPOSE, recipient.value().getBytes(StandardCharsets.UTF_8)))
                .map(code -> HexFormat.of().formatHex(Arrays.copyOf(code, BYTES)));
    }
}
