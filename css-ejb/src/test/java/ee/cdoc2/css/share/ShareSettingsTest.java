package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attack 77: who may fetch what is stored, by which protocol. */
class ShareSettingsTest {
    private static final RecipientId PERSON =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final RecipientId VENDORS =
            RecipientId.parse("private/JIO/70000349").orElseThrow();

    @ParameterizedTest
    @CsvSource({"V1, true, true", "V1, false, false", "V1V2, true, true", "V1V2, false, false", "V2, true, false"})
    void firstProtocolFetchesPersonsSharesWhereItIsSwitchedOn(String schemes, boolean v1, boolean allowed) {
        assertThat(settings(schemes, v1).allowsV1(PERSON)).isEqualTo(allowed);
        assertThat(settings(schemes, v1).serve(PERSON)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"V1, true", "V1, false", "V1V2, true", "V1V2, false"})
    void vendorsHaveNoSecondProtocol(String schemes, boolean v1) {
        assertThat(settings(schemes, v1).allowsV1(VENDORS)).isTrue();
        assertThat(settings(schemes, v1).serve(VENDORS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void nobodyCouldFetchForAVendorWithoutTheFirstProtocol(boolean v1) {
        assertThat(settings("V2", v1).serve(VENDORS)).isFalse();
    }

    private static ShareSettings settings(String schemes, boolean v1) {
        Set<Scheme> set = schemes.equals("V1V2") ? Set.of(Scheme.V1, Scheme.V2) : Set.of(Scheme.valueOf(schemes));
        return new ShareSettings(set, v1, ShareExpiryRules.defaults(), new StoreLimits(0, 0));
    }
}
