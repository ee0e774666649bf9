package ee.cdoc2.css.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.ticket.TicketValues;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    private static final Signers SIGNERS = new Signers(
            CertificateAuthority.named("TEST EID-Q"),
            CertificateAuthority.named("TEST JIO"),
            Clock.systemUTC(),
            "http://127.0.0.1:1/good");
    private static final String BASE = "https://localhost:8443";
    private static final String SHARE = "00112233445566778899aabbccddeeff";

    static List<TicketVector> tickets() {
        return Vectors.ofRepository().tickets();
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void rendersEveryTicketAsARequest(TicketVector vector) {
        byte[] request = vector.render(SIGNERS, BASE, SHARE, "abcdefghijklmnop")
                .bytes(new ServerAddress("localhost", 8443), SHARE);

        assertThat(new String(request, StandardCharsets.ISO_8859_1))
                .startsWith("GET /key-shares/" + SHARE + " HTTP/1.1\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void rendersEveryAudience() {
        TicketValues values =
                new TicketValues(SIGNERS.named("mobile-id"), Signers.RECIPIENT, BASE, SHARE, "abcdefghijklmnop");

        assertThat(Vectors.ofRepository().audiences())
                .extracting(vector -> vector.url(values))
                .contains("https://localhost:8443/key-shares/" + SHARE + "?nonce=abcdefghijklmnop", "")
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheDenialOfEach401() {
        assertThat(tickets())
                .filteredOn(vector -> vector.expectation().status().equals(Optional.of(401)))
                .allSatisfy(vector -> assertThat(vector.expectation().denial()).isPresent());
    }

    @Test
    void makesBodiesOfTheLengthTheirNameSays() {
        assertThat(Vectors.ofRepository().bodies())
                .filteredOn(vector -> vector.name().equals("exactly-4096-bytes")
                        || vector.name().equals("4097-bytes"))
                .extracting(vector -> vector.body().length)
                .containsExactly(4096, 4097);
    }

    @Test
    void decodesRecipientsFromUtf8() {
        assertThat(Vectors.ofRepository().recipients())
                .filteredOn(vector -> vector.name().equals("letter-with-diacritic"))
                .extracting(RecipientVector::recipient)
                .containsExactly("etsi/PNOEE-480\u00f50101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: a\nrecipient: x\nexpect: 201\nrecipent: y",
                "name: a\nrecipient: x\nexpect: 201\n\nname: a\nrecipient: y\nexpect: 201",
                "name: a\nrecipient: x\nrecipient: y\nexpect: 201",
                "name: a\nrecipient: x ",
                "name: a\nrecipient: x\nexpect: maybe",
                "name: a\nexpect: 201",
                "name: a\nrecipient: {nonsense}\nexpect: 201",
                "just text"
            })
    void readsStrictly(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("recipients.txt"), text);

        assertThatThrownBy(() -> new Vectors(folder).recipients()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichStatusesAreExpected() {
        assertThat(Expectation.parse("refused").allows(431)).isTrue();
        assertThat(Expectation.parse("refused").allows(500)).isFalse();
        assertThat(Expectation.parse("401 SIGNATURE_INVALID").allows(400)).isFalse();
        assertThat(Expectation.parse("200").accepted()).isTrue();
    }
}
