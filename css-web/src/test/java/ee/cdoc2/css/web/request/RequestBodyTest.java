package ee.cdoc2.css.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096})
    void readsBodiesUpToTheLimit(int length) {
        assertThat(RequestBody.readBounded(null, new ByteArrayInputStream(new byte[length])))
                .hasSize(length);
    }

    @Test
    void takesNoStreamForAnEmptyBody() {
        assertThat(RequestBody.readBounded("0", null)).isEmpty();
    }

    @Test
    void refusesOneByteMoreThatComesWithoutALength() {
        refused(Denial.BODY_OVERLONG, () -> RequestBody.readBounded(null, new ByteArrayInputStream(new byte[4097])));
    }

    @Test
    void readsNoFurtherThanOneByteBeyondTheLimit() {
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[100_000]);
        refused(Denial.BODY_OVERLONG, () -> RequestBody.readBounded(null, endless));
        assertThat(endless.available()).isEqualTo(100_000 - 4097);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4097", "9223372036854775807"})
    void refusesALengthOverTheLimitBeforeReading(String length) {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[10]);
        refused(Denial.BODY_OVERLONG, () -> RequestBody.readBounded(length, body));
        assertThat(body.available()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "99999999999999999999", "4096"})
    void judgesByTheBodyWhenTheLengthSaysNothingAgainstIt(String length) {
        assertThat(RequestBody.readBounded(length, new ByteArrayInputStream(new byte[3])))
                .hasSize(3);
    }

    @Test
    void refusesABodyThatBreaksOff() {
        refused(
                Denial.BODY_MALFORMED,
                () -> RequestBody.readBounded("10", new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                }));
    }

    private static void refused(Denial reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
    }
}
