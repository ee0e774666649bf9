package ee.cdoc2.css.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A key set is read or refused as a whole; every key that is taken has a name of its own and lies on P-256. */
class KeySetFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            KeySet set = KeySet.parse(input, PublishedKeys.REFUSED);
            assertThat(set.keys()).isNotEmpty();
            for (VerificationKey key : set.keys()) {
                assertThat(set.named(key.keyId())).isEqualTo(key.publicKey());
                assertThat(PublishedKeys.REFUSED.refuse(key)).isFalse();
            }
            assertThat(set.keys().size() + set.leftOut().size()).isLessThanOrEqualTo(KeySet.MAX_KEYS);
        } catch (KeySetFault refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
