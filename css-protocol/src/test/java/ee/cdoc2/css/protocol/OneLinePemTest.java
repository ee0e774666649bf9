package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLinePemTest {
    private static final byte[] DER = {0x30, 0x00};

    @Test
    void standsInOneLineBetweenItsMarkers() {
        assertThat(OneLinePem.of(DER)).isEqualTo("-----BEGIN CERTIFICATE-----MAA=-----END CERTIFICATE-----");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(OneLinePem.parse(OneLinePem.of(DER))).hasValue(DER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MAA=",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MAA=",
                "MAA=-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MAA-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MAB=-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MAA=-----END CERTIFICATE-----\n",
                " -----BEGIN CERTIFICATE-----MAA=-----END CERTIFICATE-----",
                "-----BEGIN X509 CERTIFICATE-----MAA=-----END X509 CERTIFICATE-----"
            })
    void refusesAnyOtherText(String text) {
        assertThat(OneLinePem.parse(text)).isEmpty();
    }

    @Test
    void admits4096BytesAndNoMore() {
        String longest = OneLinePem.of(new byte[4096]);

        assertThat(longest).hasSize(OneLinePem.MAX_CHARACTERS);
        assertThat(OneLinePem.parse(longest)).isPresent();
        assertThat(OneLinePem.parse(OneLinePem.of(new byte[4097]))).isEmpty();
        assertThat(OneLinePem.parse(OneLinePem.of(new byte[4098]))).isEmpty();
    }
}
