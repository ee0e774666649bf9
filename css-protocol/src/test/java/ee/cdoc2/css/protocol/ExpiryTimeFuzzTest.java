package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.time.Instant;
import java.time.ZoneOffset;

/** An expiry time has whole seconds, and the written form of it means the same. */
class ExpiryTimeFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        ExpiryTime.parse(FuzzTarget.header(input)).ifPresent(time -> {
            assertThat(time.getNano()).isZero();
            if (isWritable(time)) {
                assertThat(ExpiryTime.parse(ExpiryTime.format(time))).contains(time);
            }
        });
    }

    /** An offset can carry the first and the last hours of these years into another. */
    private static boolean isWritable(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }
}
