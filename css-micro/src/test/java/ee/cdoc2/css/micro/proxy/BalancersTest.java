package ee.cdoc2.css.micro.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancersTest {

    @Test
    void areWhoIsNamed() throws UnknownHostException {
        Balancers balancers = Balancers.named(" 192.0.2.1 ,2001:db8:0::1,localhost");

        assertThat(balancers.include(InetAddress.getByName("192.0.2.1"))).isTrue();
        assertThat(balancers.include(InetAddress.getByName("2001:db8::1"))).isTrue();
        assertThat(balancers.include(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(balancers.include(InetAddress.getByName("192.0.2.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void areNobodyWhereNobodyIsNamed(String names) throws UnknownHostException {
        assertThat(Balancers.named(names)).isEqualTo(Balancers.none());
        assertThat(Balancers.named(names).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "192.0.2.1,", "192.0.2.0/24", "balancer.invalid"})
    void whoHasNoAddressIsAFault(String names) {
        assertThatThrownBy(() -> Balancers.named(names)).isInstanceOf(UnknownHostException.class);
    }
}
