package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPrefixTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "127.0.0.0/8, ::ffff:127.0.0.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, ::2, false",
        "fe80::/10, fe80::1%eth0, true",
    })
    void containsTheAddressesThatBeginWithIt(String prefix, String address, boolean contained) {
        assertThat(AddressPrefix.parse(prefix)
                        .orElseThrow()
                        .contains(AddressPrefix.address(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "localhost",
                "example.org",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.0/33",
                "192.0.2.1/24",
                "192.0.2.0/",
                "192.0.2.0/-1",
                "192.0.2.0/24/24",
                "0x7f000001",
                "2001:db8::/129",
                "2001:db8::1/32",
                "2001:db8:::/32",
                "[::1]",
                ":",
                "1:2:3:4:5:6:7:8:9",
                "face"
            })
    void anythingElseIsNone(String text) {
        assertThat(AddressPrefix.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "css.example.org", "192.0.2.1:443", "1.2.3", "::g", "%eth0"})
    void noNameIsAnAddressAndNoneIsLookedUp(String text) {
        assertThat(AddressPrefix.address(text)).isEmpty();
    }

    @Test
    void addressesOfOnePrefixAreOneSource() {
        assertThat(prefix("2001:db8:1:2:3::4", 64)).isEqualTo(prefix("2001:db8:1:2:ffff::", 64));
        assertThat(prefix("2001:db8:1:2:3::4", 64)).isNotEqualTo(prefix("2001:db8:1:3:3::4", 64));
        assertThat(prefix("192.0.2.1", 64)).isEqualTo(prefix("192.0.2.1", 32));
    }

    @Test
    void itsTextShowsNoAddress() {
        assertThat(prefix("192.0.2.1", 24)).hasToString("IPv4/24");
        assertThat(prefix("2001:db8::1", 64)).hasToString("IPv6/64");
    }

    private static AddressPrefix prefix(String address, int length) {
        return AddressPrefix.of(AddressPrefix.address(address).orElseThrow(), length);
    }
}
