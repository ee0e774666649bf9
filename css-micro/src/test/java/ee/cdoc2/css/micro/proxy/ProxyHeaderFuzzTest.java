package ee.cdoc2.css.micro.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.micro.proxy.ProxyHeader.State;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** The first bytes of a balancer's connection: a header ends within its limits, at the same byte each time, and no name is looked up for it. */
class ProxyHeaderFuzzTest implements FuzzTarget {
    private static final int LONGEST = 16 + ProxyHeader.LONGEST_BINARY;

    @Override
    public void read(byte[] input) {
        ProxyHeader header = new ProxyHeader();
        int taken = 0;
        while (taken < input.length && header.state() == State.INCOMPLETE) {
            header.take(input[taken++]);
        }
        assertThat(taken).isLessThanOrEqualTo(LONGEST);
        if (taken == LONGEST) {
            assertThat(header.state()).isNotEqualTo(State.INCOMPLETE);
        }
        if (header.state() != State.COMPLETE) {
            assertThat(header.client()).isEmpty();
        }
        header.client().ifPresent(client -> assertThat(client.toString()).startsWith("/"));
    }
}
