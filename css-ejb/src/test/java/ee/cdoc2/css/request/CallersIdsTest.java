package ee.cdoc2.css.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersIdsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE_PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String REQUEST = "c0ffee00-1111-4222-8333-444455556666";

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "ff"})
    void aTraceIsTakenWhateverItsFlags(String flags) {
        assertThat(read("00-" + TRACE + "-00f067aa0ba902b7-" + flags).trace()).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "etsi/PNOEE-48010010101",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e47-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void anotherFormIsNoTrace(String header) {
        assertThat(read(header)).isEqualTo(CallersIds.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "48010010101",
                "etsi/PNOEE-48010010101",
                "C0FFEE00-1111-4222-8333-444455556666",
                "c0ffee0011114222833344445555666",
                "{c0ffee00-1111-4222-8333-444455556666}",
                "c0ffee00-1111-0222-8333-444455556666",
                "c0ffee00-1111-4222-c333-444455556666",
                "c0ffee00-1111-4222-8333-444455556666\n",
                "00000000-0000-0000-0000-000000000000"
            })
    void whatIsNoUuidIsNoRequestId(String header) {
        assertThat(CallersIds.read(List.of(), List.of(header))).isEqualTo(CallersIds.NONE);
    }

    @Test
    void twoOfAKindAreNone() {
        assertThat(CallersIds.read(List.of(TRACE_PARENT, TRACE_PARENT), List.of(REQUEST, REQUEST)))
                .isEqualTo(CallersIds.NONE);
    }

    @Test
    void aLineOfTheLogEndsWithThem() {
        assertThat(CallersIds.read(List.of(TRACE_PARENT), List.of(REQUEST)).lineEnd())
                .isEqualTo(", trace " + TRACE + ", X-Request-Id " + REQUEST);
        assertThat(CallersIds.NONE.lineEnd()).isEmpty();
    }

    private static CallersIds read(String traceParent) {
        return CallersIds.read(List.of(traceParent), List.of());
    }
}
