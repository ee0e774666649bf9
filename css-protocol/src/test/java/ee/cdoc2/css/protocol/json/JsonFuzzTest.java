package ee.cdoc2.css.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** Whatever is taken for JSON comes out the same when it is written and read again, in both forms. */
class JsonFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        StrictJson.parse(input).ifPresent(value -> {
            assertThat(StrictJson.parse(StrictJson.write(value))).contains(value);
            byte[] indented = IndentedJson.write(value);
            assertThat(StrictJson.parse(indented)).contains(value);
        });
    }
}
