package ee.cdoc2.css.client.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.keyset.KeySet;
import ee.cdoc2.css.keyset.KeySetFault;
import ee.cdoc2.css.keyset.VerificationKey;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** Whatever the RP server publishes has a key of a name or not; a key that a server takes out of it, the client finds. */
class PublishedKeysFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        StrictJson.parseObject(input).map(PublishedKeys::new).ifPresent(keys -> {
            keys.named("k");
            try {
                KeySet servers = KeySet.parse(input, ee.cdoc2.css.keyset.PublishedKeys.ADMITTED);
                for (VerificationKey key : servers.keys()) {
                    assertThat(keys.named(key.keyId())).hasValue(key.publicKey());
                }
            } catch (KeySetFault refused) {
                assertThat(refused.reason()).isNotNull();
            }
        });
    }
}
