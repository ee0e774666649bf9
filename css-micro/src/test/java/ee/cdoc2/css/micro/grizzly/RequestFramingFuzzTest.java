package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.Arrays;
import java.util.Locale;

/**
 * A connection's bytes: a request that is handed on ends at its last byte and nowhere before, for the same framing and after
 * it alike, has one length at most and no coding, and no line end that two readers could take differently.
 */
class RequestFramingFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        RequestFraming framing = taken(input);
        if (!framing.isDecided()) {
            return;
        }
        byte[] request = framing.request();
        if (Arrays.equals(request, RequestFraming.REFUSAL)) {
            assertThat(framing.isLast()).isTrue();
            return;
        }
        String text = FuzzTarget.header(request);
        int end = text.indexOf("\r\n\r\n") + 4;
        assertThat(text.substring(0, end).replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
        String fields = "\n" + text.substring(0, end).toLowerCase(Locale.ROOT);
        assertThat(fields).doesNotContain("\ntransfer-encoding:");
        int length = fields.indexOf("\ncontent-length: ");
        assertThat(fields.indexOf("\ncontent-length:", length + 1)).isNegative();
        assertThat(length < 0 ? 0 : Integer.parseInt(fields.substring(length + 17, fields.indexOf('\r', length))))
                .isEqualTo(request.length - end);

        if (request.length - end <= RequestFraming.LONGEST_BODY) {
            RequestFraming again = new RequestFraming();
            for (byte next : request) {
                assertThat(again.isDecided()).isFalse();
                again.take(next);
            }
            assertThat(again.isDecided()).isTrue();
            assertThat(again.request()).isEqualTo(request);
            assertThat(again.isLast()).isEqualTo(framing.isLast());
        }
    }

    private static RequestFraming taken(byte[] input) {
        RequestFraming framing = new RequestFraming();
        for (int at = 0; at < input.length && !framing.isDecided(); at++) {
            framing.take(input[at]);
            framing.isContinueDue();
        }
        return framing;
    }
}
