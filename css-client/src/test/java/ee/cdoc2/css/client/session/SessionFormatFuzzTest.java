package ee.cdoc2.css.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A session file is read as it would be written, or holds none. */
class SessionFormatFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        SessionFormat.parse(input)
                .map(SessionFormat::write)
                .ifPresent(written -> assertThat(SessionFormat.parse(written).map(SessionFormat::write))
                        .hasValue(written));
    }
}
