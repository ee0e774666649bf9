package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.micro.grizzly.SourceConnections.Limit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConnectionsTest {
    private static final InetAddress ONE = address("192.0.2.1");
    private static final InetAddress ANOTHER = address("192.0.2.2");

    /** Begins where the numbers end: a difference of two is right all the same. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    private final SourceConnections sources = new SourceConnections(() -> now);

    @Test
    void noMoreAreOpenThanMay() {
        limit(2, 0);
        Runnable first = sources.open(ONE).orElseThrow();
        assertThat(sources.open(ONE)).isPresent();

        assertThat(sources.open(ONE)).isEmpty();
        assertThat(sources.open(ANOTHER)).isPresent();
        first.run();
        assertThat(sources.open(ONE)).isPresent();
        assertThat(sources.open(ONE)).isEmpty();
        assertThat(sources.refused()).containsEntry(Limit.CONNECTIONS, 2L).containsEntry(Limit.HANDSHAKES, 0L);
    }

    @Test
    void noMoreAreOpenOfAllTogetherThanMay() {
        limit(2, 0, 0, "198.51.100.0/24");
        Runnable first = sources.open(ONE).orElseThrow();
        assertThat(sources.open(ANOTHER)).isPresent();

        assertThat(sources.open(ONE)).isEmpty();
        assertThat(sources.open(address("2001:db8::1"))).isEmpty();
        assertThat(openedAndClosed(address("198.51.100.1"), 5))
                .as("of one who is exempt")
                .isEqualTo(5);
        first.run();
        assertThat(sources.open(address("2001:db8::1"))).isPresent();
        assertThat(sources.open(ONE)).isEmpty();
        assertThat(sources.refused()).containsEntry(Limit.ALL_CONNECTIONS, 3L).containsEntry(Limit.CONNECTIONS, 0L);
    }

    @Test
    void noMoreAreOpenedThanMayAndTheyComeBackOneByOne() {
        limit(0, 3);

        assertThat(openedAndClosed(ONE, 5)).isEqualTo(3);
        assertThat(openedAndClosed(ANOTHER, 1)).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(openedAndClosed(ONE, 5)).isEqualTo(1);
        pass(Duration.ofMinutes(1));
        assertThat(openedAndClosed(ONE, 5)).isEqualTo(3);
        assertThat(sources.refused()).containsEntry(Limit.HANDSHAKES, 2L + 4L + 2L);
    }

    @Test
    void oneThatIsRefusedCountsForNothing() {
        limit(1, 2);
        Runnable open = sources.open(ONE).orElseThrow();
        assertThat(sources.open(ONE)).isEmpty();
        open.run();

        assertThat(openedAndClosed(ONE, 5)).isEqualTo(1);
    }

    @Test
    void whatWasOpenBeforeTheLimitCounts() {
        assertThat(sources.open(ONE)).isPresent();
        assertThat(sources.open(ONE)).isPresent();

        limit(2, 0);

        assertThat(sources.open(ONE)).isEmpty();
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        limit(1, 0);
        assertThat(sources.open(address("2001:db8::1"))).isPresent();

        assertThat(sources.open(address("2001:db8::ffff:1:2:3"))).isEmpty();
        assertThat(sources.open(address("2001:db8:0:1::1"))).isPresent();
    }

    @Test
    void whoIsExemptIsNotCounted() {
        limit(1, 1, "192.0.2.0/31", "::1/128");

        assertThat(openedAndClosed(ONE, 5)).isEqualTo(5);
        assertThat(openedAndClosed(address("::1"), 5)).isEqualTo(5);
        assertThat(openedAndClosed(ANOTHER, 5)).isEqualTo(1);
        assertThat(openedAndClosed(address("::2"), 5)).isEqualTo(1);
    }

    @Test
    void aSourceIsForgottenWhenNothingIsLeftOfIt() {
        limit(10, 3);
        for (int each = 0; each < 100; each++) {
            openedAndClosed(address("198.51.100." + each), 3);
        }
        Runnable open = sources.open(ONE).orElseThrow();
        assertThat(sources.kept()).isEqualTo(101);

        pass(Duration.ofSeconds(2));
        assertThat(openedAndClosed(ANOTHER, 1)).isEqualTo(1);
        assertThat(sources.kept()).as("two of three have come back").isEqualTo(102);
        pass(Duration.ofSeconds(1));
        assertThat(openedAndClosed(ANOTHER, 1)).isEqualTo(1);
        assertThat(sources.kept()).as("the one that is open, and the last").isEqualTo(2);

        open.run();
        pass(Duration.ofSeconds(1));
        assertThat(openedAndClosed(ANOTHER, 1)).isEqualTo(1);
        assertThat(sources.kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.1/", "host/8", "1.2.3.4.5/8", "192.0.2.1/8,::1/128"})
    void whatIsNoPrefixIsNoSource(String text) {
        assertThatThrownBy(() -> Source.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private int openedAndClosed(InetAddress client, int times) {
        int opened = 0;
        for (int each = 0; each < times; each++) {
            Optional<Runnable> whenClosed = sources.open(client);
            whenClosed.ifPresent(Runnable::run);
            opened += whenClosed.isPresent() ? 1 : 0;
        }
        return opened;
    }

    private void limit(int connections, int handshakes, String... exempt) {
        limit(0, connections, handshakes, exempt);
    }

    /** One handshake comes back in a second. */
    private void limit(int all, int connections, int handshakes, String... exempt) {
        sources.limit(new ConnectionLimits(
                all,
                connections,
                handshakes,
                Duration.ofSeconds(handshakes),
                32,
                64,
                List.of(exempt).stream().map(Source::parse).toList()));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static InetAddress address(String number) {
        try {
            return InetAddress.getByName(number);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
