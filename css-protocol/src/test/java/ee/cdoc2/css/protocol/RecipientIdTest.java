package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientIdTest {

    @ParameterizedTest
    @CsvSource({
        "etsi/PNOEE-48010010101,PNOEE-48010010101",
        "etsi/PASSK-P3000180,PASSK-P3000180",
        "etsi/IDCBE-590082394654,IDCBE-590082394654",
        "etsi/EI:SE-200007292386,EI:SE-200007292386",
        "private/JIO/70000349,70000349",
        "etsi/PNOLV-010203-12345,PNOLV-010203-12345"
    })
    void readsBothForms(String text, String subjectSerialNumber) {
        RecipientId recipient = RecipientId.parse(text).orElseThrow();

        assertThat(recipient.value()).isEqualTo(text);
        assertThat(recipient.subjectSerialNumber()).isEqualTo(subjectSerialNumber);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "PNOEE-48010010101",
                "etsi/pnoee-48010010101",
                "etsi/PNOEE48010010101",
                "etsi/PNOEE-",
                "etsi/PNOXX-48010010101",
                "etsi/XXXEE-48010010101",
                "etsi/PNOEE-123456789012345678901",
                "ETSI/PNOEE-48010010101",
                "etsi/PNOEE-4801001010\u0661",
                "etsi/PNOEE-48010010101\n",
                "etsi/PNOEE-480100\u0000101",
                "etsi/PNOEE- 48010010101",
                "etsi/PNOEE-48010010101 ",
                "private/JIO",
                "private//70000349",
                "private/J-O/70000349",
                "private/JIO/",
                "private/J/1",
                "other/JIO/70000349",
                "private/JIO/123456789012345678901",
                "etsi/PNOE\u0395-48010010101"
            })
    void whatNobodyCouldEverFetchIsRefused(String text) {
        assertThat(RecipientId.parse(text)).isEmpty();
    }

    @Test
    void textForLogsHasNoPersonalCode() {
        assertThat(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow().toString())
                .doesNotContain("48010010101");
        assertThat(RecipientId.parse("private/JIO/70000349").orElseThrow().toString())
                .doesNotContain("70000349");
    }

    @Test
    void vendorEndsAtTheFirstSlashBehindIt() {
        assertThat(RecipientId.parse("private/JIO/7000/0349"))
                .contains(new RecipientId.Vendor("private/JIO/7000/0349"));
        assertThat(new RecipientId.Vendor("private/JIO/7000/0349").name()).isEqualTo("JIO");
        assertThat(new RecipientId.Vendor("private/JIO/7000/0349").subjectSerialNumber())
                .isEqualTo("7000/0349");
    }

    @ParameterizedTest
    @CsvSource({"etsi/PNOEE-48010010101,48010010101", "etsi/EI:SE-2000-1,2000-1"})
    void identifierOfAPersonStandsBehindTheHyphen(String text, String identifier) {
        assertThat(new RecipientId.Etsi(text).identifier()).isEqualTo(identifier);
    }
}
