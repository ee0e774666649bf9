package ee.cdoc2.css.client.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsuleFormatTest {
    private static final long SEED = 4711;
    private static final Capsule CAPSULE = new Capsule(
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow(),
            List.of(
                    new ShareReference(
                            "css-a",
                            ShareId.parse("5c11ff2bf877e1986e2f9af83ca75565").orElseThrow()),
                    new ShareReference(
                            "css-b",
                            ShareId.parse("afddf910d4cde72e2c3c5cff814f2faa").orElseThrow())));

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(CapsuleFormat.parse(CapsuleFormat.write(CAPSULE))).isEqualTo(CAPSULE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KeySharesCapsule|ServerCapsule|is of a type or scheme that this client does not know",
                "N_OF_N|K_OF_N|is of a type or scheme that this client does not know",
                "etsi/PNOEE-48010010101|etsi/nobody|has a recipient or a share id that is not well formed",
                "5c11ff2bf877e1986e2f9af83ca75565|5c11|has a recipient or a share id that is not well formed",
                "css-b|css-a|names one server twice",
                "css-b|css b|has a server identifier that is not well formed",
                "\"serverId\"|\"url\"|has members that are missing or unknown",
                "\"recipientId\"|\"recipient\"|has members that are missing or unknown",
                "\"shares\": [|\"shares\": [1,|has a share that is not an object",
                "\"type\"|type|is not strict JSON"
            })
    void whatIsNoCapsuleIsRefused(String part, String instead, String message) {
        String good = new String(CapsuleFormat.write(CAPSULE), StandardCharsets.UTF_8);
        byte[] bent = good.replace(part, instead).getBytes(StandardCharsets.UTF_8);

        ClientException refused = catchThrowableOfType(ClientException.class, () -> CapsuleFormat.parse(bent));

        assertThat(refused).hasMessage("The capsule " + message + ".");
        assertThat(refused.failure()).isEqualTo(Failure.CAPSULE_REFUSED);
    }

    @Test
    void aCapsuleWithoutSharesIsRefused() {
        byte[] bent = ("{\"type\":\"KeySharesCapsule\",\"recipientId\":\"etsi/PNOEE-48010010101\","
                        + "\"sharesScheme\":\"N_OF_N\",\"shares\":[]}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(ClientException.class, () -> CapsuleFormat.parse(bent)))
                .hasMessage("The capsule has no shares.");
    }

    @Test
    void whateverIsReadIsACapsuleOrRefused() {
        Random random = new Random(SEED);
        byte[] good = CapsuleFormat.write(CAPSULE);
        for (int i = 0; i < 5000; i++) {
            byte[] bent = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            String mutant = "seed " + SEED + ", mutant " + i;
            try {
                assertThat(CapsuleFormat.parse(bent).shares()).as(mutant).hasSize(2);
            } catch (ClientException refused) {
                assertThat(refused.failure()).as(mutant).isEqualTo(Failure.CAPSULE_REFUSED);
            }
        }
    }
}
