package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A share comes out of its JSON as it went in, and no log gets it. */
class KeyShareFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        KeyShare.parse(input).ifPresent(share -> {
            assertThat(KeyShare.parse(share.toJson())).contains(share);
            assertThat(share.share().bytes()).hasSizeBetween(Share.MIN_BYTES, Share.MAX_BYTES);
            assertThat(share.toString()).doesNotContain(share.share().base64());
        });
    }
}
