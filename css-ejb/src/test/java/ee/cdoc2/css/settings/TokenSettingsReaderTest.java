package ee.cdoc2.css.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.authentication.TokenSettings;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.smartid.FlowType;
import ee.cdoc2.css.smartid.RelyingParty;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsReaderTest {
    private static final Duration NONCE_LIFETIME = Duration.ofMinutes(7);

    private final Map<String, String> set = new HashMap<>();
    private final PropertyReader properties = new PropertyReader(name -> Optional.ofNullable(set.get(name)));

    @BeforeEach
    void leastThatWorks() {
        set.put("css.session.issuer", "https://auth.example");
        set.put("css.rp.smart-id-name", "DEMO");
        set.put("css.rp.mobile-id-name", "DEMO MID");
    }

    @Test
    void leastThatWorksHasTheDefaultsOfTheProtocol() {
        TokenSettings settings = read().orElseThrow();
        RelyingParty party = new RelyingParty("smart-id", "DEMO", EnumSet.allOf(FlowType.class));

        assertThat(settings.sessions().issuer()).isEqualTo("https://auth.example");
        assertThat(settings.sessions().nonceUrls())
                .containsExactly(SessionNonceUrl.parse("https://css.example:8443/path/session_nonce")
                        .orElseThrow());
        assertThat(settings.sessions().lifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.sessions().nonceLifetime())
                .isEqualTo(Duration.ofHours(24).plusMinutes(10));
        assertThat(settings.sessions().clockSkew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.signIn()).hasValue(party);
        assertThat(settings.smartId()).hasValue(party);
        assertThat(settings.mobileId()).hasValueSatisfying(mobileId -> {
            assertThat(mobileId.name()).isEqualTo("DEMO MID");
            assertThat(mobileId.labels()).containsExactly("rp-sig");
            assertThat(mobileId.lifetime()).isEqualTo(NONCE_LIFETIME);
            assertThat(mobileId.clockSkew()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(properties.faults()).isEmpty();
    }

    @Test
    void peopleMaySignInAtAnotherRelyingParty() {
        set.put("css.rp.scheme-name", "smart-id-demo");
        set.put("css.session.rp-name", "AUTH");
        set.put("css.rp.flow-types", "QR, Notification");
        assertThat(read().orElseThrow().signIn())
                .hasValue(new RelyingParty("smart-id-demo", "AUTH", EnumSet.of(FlowType.QR, FlowType.NOTIFICATION)));

        set.put("css.session.scheme-name", "smart-id");
        TokenSettings other = read().orElseThrow();
        assertThat(other.signIn().orElseThrow().schemeName()).isEqualTo("smart-id");
        assertThat(other.smartId().orElseThrow().schemeName()).isEqualTo("smart-id-demo");
    }

    @Test
    void sessionNoncesMayBeFetchedFromThisMachineInTheClear() {
        set.put("css.session.nonce-urls", "http://localhost:8080/session_nonce, http://127.0.0.1/n,http://[::1]:1/n");
        assertThat(read().orElseThrow().sessions().nonceUrls()).hasSize(3);
    }

    @Test
    void meansThatIsNotListedNeedsNoSettingsAndIsNotTaken() {
        set.remove("css.rp.mobile-id-name");
        set.put("css.rp.means", "smart-id");
        assertThat(read().orElseThrow().mobileId()).isEmpty();
        assertThat(properties.faults()).isEmpty();

        set.put("css.rp.mobile-id-name", "DEMO MID");
        set.remove("css.rp.smart-id-name");
        set.put("css.rp.means", "mobile-id");
        TokenSettings settings = read().orElseThrow();
        assertThat(settings.smartId()).isEmpty();
        assertThat(settings.signIn()).isEmpty();
        assertThat(settings.mobileId()).isPresent();
        assertThat(properties.faults()).isEmpty();
    }

    @Test
    void whatMustBeSetIsToldAtOnce() {
        set.clear();
        read();

        assertThat(properties.faults())
                .containsExactlyInAnyOrder(
                        "css.session.issuer: is missing, and css.schemes has v2: the iss of the auth server's session tokens",
                        "css.rp.smart-id-name: is missing, and css.schemes has v2: the name of the relying party for which"
                                + " Smart-ID signs",
                        "css.rp.mobile-id-name: is missing, and css.schemes has v2: the name of the relying party for which"
                                + " Mobile-ID signs");
    }

    @Test
    void nothingMustBeSetWhereTheSchemeIsNotSpoken() {
        set.clear();

        assertThat(new TokenSettingsReader(properties).read(Set.of(), Set.of(), NONCE_LIFETIME))
                .isEmpty();
        assertThat(properties.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "css.rp.means | smart-id,id-card | one or both of smart-id, mobile-id",
                "css.rp.means | , | one or both of smart-id, mobile-id",
                "css.rp.flow-types | qr | one or more of QR, App2App, Web2App, Notification",
                "css.rp.scheme-name | a|b | a name without |",
                "css.session.scheme-name | a|b | a name without |",
                "css.rp.mobile-id-name | J\u00f5e | 1 to 128 printable characters of ASCII, without blanks at the ends",
                "css.rp.signature-labels | rp-sig,A | labels such as rp-sig, separated by commas",
                "css.session.nonce-urls | http://css.example/n | https URLs, or http ones of this machine, separated by commas",
                "css.session.nonce-urls | https://css.example/n?x | https URLs, or http ones of this machine, separated by commas",
                "css.session.lifetime | PT24H1S | an ISO-8601 duration from PT1M to PT24H",
                "css.session.nonce-lifetime | PT26H | an ISO-8601 duration from PT1M to PT25H",
                "css.clock-skew | PT6M | an ISO-8601 duration from PT0S to PT5M",
            })
    void whatCannotHoldIsOneFaultWhetherOrNotTheSchemeIsSpoken(String line) {
        String[] parts = line.split(" \\| ");
        set.put(parts[0], parts[1]);
        TokenSettingsReader reader = new TokenSettingsReader(properties);

        reader.read(reader.means(), Set.of(new BaseUrl("css.example", 8443, "")), NONCE_LIFETIME);
        reader.read(Set.of(), Set.of(new BaseUrl("css.example", 8443, "")), NONCE_LIFETIME);

        assertThat(properties.faults()).containsExactly(parts[0] + ": expected " + parts[2]);
    }

    private Optional<TokenSettings> read() {
        TokenSettingsReader reader = new TokenSettingsReader(properties);
        return reader.read(reader.means(), Set.of(new BaseUrl("css.example", 8443, "/path")), NONCE_LIFETIME);
    }
}
