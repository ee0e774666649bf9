package ee.cdoc2.css.container.header;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.container.MadeContainer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A label is a form, in one of its spellings, or free text. */
class KeyLabelTest {
    private static final Map<String, String> MARI = Map.of("v", "1", "type", "auth", "sn", "etsi/PNOEE-48010010101");

    @Test
    void ofARecipient() {
        String label = KeyLabel.of(MadeContainer.MARI);
        assertThat(label).isEqualTo("data:,v=1&type=auth&sn=etsi%2FPNOEE-48010010101");
        assertThat(KeyLabel.parse(label)).contains(MARI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:,SN=etsi%2FPNOEE-48010010101&TYPE=auth&V=1",
                "data:application/x-www-form-urlencoded,v=1&type=auth&sn=etsi/PNOEE-48010010101",
                "DATA:,v=%31&type=auth&sn=etsi/PNOEE-48010010101"
            })
    void otherSpellings(String label) {
        assertThat(KeyLabel.parse(label)).contains(MARI);
        String form = label.substring(label.indexOf(',') + 1);
        assertThat(KeyLabel.parse(
                        "data:;base64," + Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8))))
                .contains(MARI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mari",
                "Mari, my sister",
                "data",
                "data:",
                "data:,",
                "data:,v",
                "data:,v=1&&x=2",
                "data:,v=1&",
                "data:,v=1&V=2",
                "data:,v=%zz",
                "data:,v=%2",
                "data:;base64,%%%",
                "data:;base64,dj0x!"
            })
    void freeText(String label) {
        assertThat(KeyLabel.parse(label)).isEmpty();
    }
}
