package ee.cdoc2.css.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import org.junit.jupiter.api.Test;

class RecipientPseudonymsTest {
    private static final RecipientId ONE =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final RecipientId OTHER =
            RecipientId.parse("etsi/PNOEE-48010010102").orElseThrow();

    @Test
    void aPersonIsTheSameOnEveryNode() {
        assertThat(under(1).of(ONE))
                .isEqualTo(under(1).of(ONE))
                .get()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    /** What docs/audit-log.md says that openssl computes. */
    @Test
    void anInvestigatorCanComputeIt() {
        assertThat(under(0).of(ONE)).contains("963a0530a15a8b79399744cecbfb803e");
    }

    @Test
    void personsDiffer() {
        assertThat(under(1).of(ONE)).isNotEqualTo(under(1).of(OTHER));
    }

    @Test
    void withoutTheKeyNobodyCanTellWhoItIs() {
        assertThat(under(1).of(ONE)).isNotEqualTo(under(2).of(ONE));
    }

    @Test
    void thereIsNoneBeforeThereIsAKey() {
        assertThat(new RecipientPseudonyms().of(ONE)).isEmpty();
    }

    private static RecipientPseudonyms under(int key) {
        RecipientPseudonyms pseudonyms = new RecipientPseudonyms();
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        pseudonyms.useKey(bytes);
        return pseudonyms;
    }
}
