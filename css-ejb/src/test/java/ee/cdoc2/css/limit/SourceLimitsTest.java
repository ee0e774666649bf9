package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SourceLimitsTest {
    private static final Rate THREE_AN_HOUR = new Rate(3, Duration.ofHours(1));
    private static final RequestSource SOMEBODY = source("192.0.2.1");

    private Duration now = Duration.ZERO;
    private final SourceLimits limits = limits(Optional.of(new Rate(10, Duration.ofHours(1))));

    @ParameterizedTest
    @CsvSource({
        "STORE, TOO_MANY_STORES",
        "NONCE, TOO_MANY_NONCES",
        "SESSION_NONCE, TOO_MANY_SESSION_NONCES",
        "RELEASE, TOO_MANY_FETCHES",
        "OPENAPI, TOO_MANY_DESCRIPTIONS"
    })
    void eachOperationHasABudgetOfItsOwn(Operation operation, Denial refusal) {
        assertThat(admitted(operation, SOMEBODY, 5)).isEqualTo(3);

        Denied denied = catchThrowableOfType(Denied.class, () -> limits.admit(operation, SOMEBODY));
        assertThat(denied.reason()).isEqualTo(refusal);
        assertThat(denied.retryAfter()).contains(Duration.ofMinutes(20));
        assertThat(Arrays.stream(Operation.values()).filter(other -> other != operation))
                .allSatisfy(other -> assertThat(admitted(other, SOMEBODY, 1))
                        .as(other.name())
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"HEALTH", "METRICS", "INFO", "OTHER"})
    void whatIsAlwaysAnsweredOrCheapIsNotLimited(Operation operation) {
        assertThat(admitted(operation, SOMEBODY, 1000)).isEqualTo(1000);
    }

    @Test
    void aTokenComesBackWithTime() {
        admitted(Operation.STORE, SOMEBODY, 3);
        now = now.plusMinutes(20);

        assertThat(admitted(Operation.STORE, SOMEBODY, 3)).isEqualTo(1);
    }

    @Test
    void othersAreNotInTheWay() {
        for (int each = 0; each < 250; each++) {
            admitted(Operation.NONCE, source("198.51.100." + each), 10);
        }

        assertThat(admitted(Operation.NONCE, SOMEBODY, 3)).isEqualTo(3);
    }

    @Test
    void storesOfAllSourcesTogetherAreBounded() {
        int admitted = IntStream.range(0, 60)
                .map(each -> admitted(Operation.STORE, source("198.51.100." + each), 2))
                .sum();

        assertThat(admitted).isEqualTo(100);
        assertThat(refusal(Operation.STORE)).isEqualTo(Denial.TOO_MANY_STORES_IN_ALL);
        assertThat(admitted(Operation.STORE, source("203.0.113.7"), 1)).isEqualTo(1);
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        int admitted = IntStream.range(0, 100)
                .map(each -> admitted(Operation.STORE, source("2001:db8:1:2::" + each), 1))
                .sum();

        assertThat(admitted).isEqualTo(3);
        assertThat(admitted(Operation.STORE, source("2001:db8:1:3::1"), 3)).isEqualTo(3);
    }

    @Test
    void allWhoseAddressIsUnknownAreOneSource() {
        assertThat(admitted(Operation.STORE, source("unknown"), 2)).isEqualTo(2);
        assertThat(admitted(Operation.STORE, new RequestSource(), 5)).isEqualTo(1);
    }

    @Test
    void whoIsExemptIsNotLimited() {
        RequestSource exempt = source("203.0.113.7");
        RequestRecord request = request(Operation.RELEASE);
        IntStream.range(0, 5).forEach(each -> limits.records(request, exempt, 401));

        assertThat(admitted(Operation.RELEASE, exempt, 1000)).isEqualTo(1000);
    }

    @Test
    void whatIsSwitchedOffIsNotLimited() {
        SourceLimits off = new SourceLimits(
                new LimitSettings(
                        Map.of(), Optional.empty(), Optional.empty(), 0, ConnectionLimits.defaults(), 32, 64, Set.of()),
                () -> 0,
                new SecureRandom());
        IntStream.range(0, 1000).forEach(each -> {
            off.admit(Operation.STORE, SOMEBODY);
            off.admit(Operation.RELEASE, SOMEBODY);
            assertThat(off.records(request(Operation.RELEASE), SOMEBODY, 401)).isTrue();
        });
    }

    @Test
    void afterTooManyRefusalsSharesAndTheirNoncesAreRefusedUnseen() {
        IntStream.range(0, 3).forEach(each -> limits.records(request(Operation.RELEASE), SOMEBODY, 401));

        assertThat(refusal(Operation.RELEASE)).isEqualTo(Denial.TOO_MANY_DENIALS);
        assertThat(refusal(Operation.NONCE)).isEqualTo(Denial.TOO_MANY_DENIALS);
        assertThat(admitted(Operation.STORE, SOMEBODY, 1)).isEqualTo(1);
        assertThat(admitted(Operation.SESSION_NONCE, SOMEBODY, 1)).isEqualTo(1);
        assertThat(admitted(Operation.RELEASE, source("192.0.2.2"), 1)).isEqualTo(1);
    }

    @Test
    void afterAsManyRefusalsTheyHaveNoLinesEither() {
        assertThat(recorded(20, Operation.STORE, SOMEBODY, 400)).isEqualTo(3);
    }

    @Test
    void faultsOfTheServerAreNotCountedAgainstTheSource() {
        assertThat(recorded(5, Operation.RELEASE, SOMEBODY, 503)).isEqualTo(5);

        assertThat(admitted(Operation.RELEASE, SOMEBODY, 3)).isEqualTo(3);
    }

    @Test
    void linesOfAllSourcesTogetherAreBounded() {
        int recorded = IntStream.range(0, 20)
                .map(each -> recorded(1, Operation.RELEASE, source("198.51.100." + each), 401))
                .sum();

        assertThat(recorded).isEqualTo(10);
    }

    @Test
    void whatARecipientWasRefusedAlwaysHasALine() {
        recorded(20, Operation.RELEASE, SOMEBODY, 503);
        RequestRecord request = request(Operation.RELEASE);
        request.noteRecipient(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow());

        assertThat(limits.records(request, SOMEBODY, 404)).isTrue();
    }

    private int admitted(Operation operation, RequestSource source, int attempts) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> catchThrowableOfType(Denied.class, () -> limits.admit(operation, source)) == null)
                .count();
    }

    private Denial refusal(Operation operation) {
        return catchThrowableOfType(Denied.class, () -> limits.admit(operation, SOMEBODY))
                .reason();
    }

    private int recorded(int attempts, Operation operation, RequestSource source, int status) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> limits.records(request(operation), source, status))
                .count();
    }

    private SourceLimits limits(Optional<Rate> recorded) {
        return new SourceLimits(
                new LimitSettings(
                        Arrays.stream(Limit.values())
                                .collect(Collectors.toMap(Function.identity(), limit -> THREE_AN_HOUR)),
                        Optional.of(new Rate(100, Duration.ofHours(1))),
                        recorded,
                        0,
                        ConnectionLimits.defaults(),
                        32,
                        64,
                        Set.of(AddressPrefix.parse("203.0.113.0/24").orElseThrow())),
                () -> now.toNanos(),
                new SecureRandom());
    }

    private static RequestRecord request(Operation operation) {
        RequestRecord request = new RequestRecord();
        request.noteOperation(operation);
        return request;
    }

    private static RequestSource source(String address) {
        RequestSource source = new RequestSource();
        source.note(address);
        return source;
    }
}
