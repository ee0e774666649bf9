package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTraceTest {

    @Test
    void namesClassesOfTheFaultAndItsCauses() {
        assertThat(FaultTrace.of(new IllegalStateException(new ArithmeticException())))
                .startsWith("java.lang.IllegalStateException at FaultTraceTest.namesClassesOfTheFaultAndItsCauses:")
                .contains(" caused by java.lang.ArithmeticException at FaultTraceTest.");
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
        assertThat(FaultTrace.of(first)).hasSizeLessThanOrEqualTo(FaultTrace.MAX_CHARACTERS);
    }

    @Test
    void isShortAndOneLineHoweverDeepTheFault() {
        Throwable deep = overflow();
        for (int i = 0; i < 20; i++) {
            deep = new IllegalStateException(deep);
        }
        assertThat(FaultTrace.of(deep)).hasSize(FaultTrace.MAX_CHARACTERS).doesNotContain("\n");
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
