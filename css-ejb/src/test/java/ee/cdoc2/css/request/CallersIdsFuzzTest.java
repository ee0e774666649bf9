package ee.cdoc2.css.request;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.List;

/** Whatever the headers say, a line of the log ends with hexadecimal digits and words of ours. */
class CallersIdsFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String header = FuzzTarget.header(input);
        assertThat(CallersIds.read(List.of(header), List.of(header)).lineEnd())
                .matches("(, trace [0-9a-f]{32})?(, X-Request-Id [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?");
    }
}
