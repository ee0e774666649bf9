package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTraceTest {

    @Test
    void namesClassesOfTheFaultAndItsCauses() {
        assertThat(FaultTrace.of(new IllegalStateException(new ArithmeticException())))
                .startsWith("java.lang.IllegalStateException\n\tat ")
                .contains("\ncaused by java.lang.ArithmeticException\n\tat ");
    }

    @Test
    void keepsMessagesOut() {
        Throwable fault = new IllegalStateException("etsi/PNOEE-48010010101", new ArithmeticException("share"));
        assertThat(FaultTrace.of(fault)).doesNotContain("48010010101").doesNotContain("share");
    }

    @Test
    void endsWhenCausesRunInACircle() {
        Exception first = new IllegalStateException();
        first.initCause(new IllegalArgumentException(first));
        assertThat(FaultTrace.of(first).split("caused by")).hasSize(8);
    }

    @Test
    void boundsTheFramesOfAnEndlessRecursion() {
        assertThat(FaultTrace.of(overflow()).lines()).hasSizeLessThanOrEqualTo(61);
    }

    private static StackOverflowError overflow() {
        try {
            return recurse();
        } catch (StackOverflowError error) {
            return error;
        }
    }

    private static StackOverflowError recurse() {
        return recurse();
    }
}
