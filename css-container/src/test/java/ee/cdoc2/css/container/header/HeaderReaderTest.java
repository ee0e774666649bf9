package ee.cdoc2.css.container.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.MadeContainer;
import ee.cdoc2.css.protocol.RecipientId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read; what this version does not know is passed over; what leads out of the header is refused. */
class HeaderReaderTest {
    private static final Bytes32 SALT = Bytes32.of(filled(1));
    private static final Bytes32 ENCRYPTED = Bytes32.of(filled(2));
    private static final KeySharesRecipient MARI = MadeContainer.recipient(SALT, ENCRYPTED, 3);

    private static final byte[] GOOD = HeaderWriter.write(List.of(MARI));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void whatIsWrittenIsRead(int recipients) {
        List<KeySharesRecipient> all = Collections.nCopies(recipients, MARI);
        assertThat(HeaderReader.read(HeaderWriter.write(all)).of(MadeContainer.MARI))
                .isEqualTo(all);
    }

    @Test
    void aRecipientIsFoundByIdAlone() {
        Header header = HeaderReader.read(GOOD);
        assertThat(header.of(MadeContainer.MARI)).containsExactly(MARI);
        assertThat(header.of(RecipientId.parse("etsi/PNOEE-48010010102").orElseThrow()))
                .isEmpty();
        assertThat(header.toString() + header.recipients()).doesNotContain("48010010101");
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNKNOWN",
        "1, ECC_PUBLIC_KEY",
        "2, RSA_PUBLIC_KEY",
        "3, KEY_SERVER",
        "4, SYMMETRIC_KEY",
        "5, PASSWORD",
        "7, UNKNOWN",
        "255, UNKNOWN"
    })
    void otherCapsulesAreNamedAndPassedOver(int type, CapsuleKind kind) {
        HandMadeHeader header = new HandMadeHeader();
        header.capsuleType = type;
        assertThat(read(header).recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient).isInstanceOf(PassedOverRecipient.class);
            assertThat(recipient.kind()).isEqualTo(kind);
            assertThat(recipient.label()).isEqualTo(header.label);
        });
    }

    @Test
    void aHandMadeOneIsAsGood() {
        assertThat(read(new HandMadeHeader()).recipients()).singleElement().isInstanceOf(KeySharesRecipient.class);
    }

    @Test
    void recordsThatBreakARuleArePassedOver() {
        passedOver(header -> header.fmkMethod = 2, "unknown method");
        passedOver(header -> header.recipientType = 0, "unknown type");
        passedOver(header -> header.scheme = 2, "unknown scheme");
        passedOver(header -> header.salt = new byte[31], "salt");
        passedOver(header -> header.encryptedFmk = new byte[33], "encrypted key");
        passedOver(header -> header.recipientId = "etsi/PNOEE", "recipient id");
        passedOver(header -> header.servers = List.of("https://a.example"), "not split");
        passedOver(header -> header.servers = List.of("https://a.example", "https://A.example:443/"), "one server");
        passedOver(header -> header.servers = List.of("https://a.example", "http://b.example"), "https");
        passedOver(header -> header.servers = List.of("https://a.example", "https://x@b.example"), "https");
        passedOver(header -> header.shareId = "short", "proper id");
    }

    @Test
    void aSlashAtTheEndAndADefaultPortDoNotMakeTwoServersOfOne() {
        HandMadeHeader with = new HandMadeHeader();
        HandMadeHeader without = new HandMadeHeader();
        with.servers = List.of("https://a.example:443/", "https://b.example:8443/");
        without.servers = List.of("https://a.example", "https://b.example:8443");
        assertThat(read(with)).isEqualTo(read(without));
    }

    @Test
    void limitsAreThoseOfTheFormat() {
        HandMadeHeader header = new HandMadeHeader();
        header.payloadMethod = 2;
        isDamaged(header.bytes(), "ChaCha20");
        HandMadeHeader eleven = new HandMadeHeader();
        eleven.servers = IntStream.range(0, 11)
                .mapToObj(i -> "https://css" + i + ".example")
                .toList();
        isDamaged(eleven.bytes(), "more than 10");
        HandMadeHeader crowd = new HandMadeHeader();
        crowd.records = 101;
        isDamaged(crowd.bytes(), "more than 100");
        HandMadeHeader nobody = new HandMadeHeader();
        nobody.records = 0;
        assertThat(read(nobody).recipients()).isEmpty();
    }

    @Test
    void everyBeginningIsRefused() {
        // the last three bytes are padding
        for (int length = 0; length < GOOD.length - 3; length++) {
            byte[] beginning = Arrays.copyOf(GOOD, length);
            assertThatThrownBy(() -> HeaderReader.read(beginning)).isInstanceOf(ContainerException.class);
        }
    }

    @Test
    void offsetsThatLeadOutAreRefused() {
        int[] offsets = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, GOOD.length, GOOD.length - 1, 3, 0x7FFFFFFC};
        for (int offset : offsets) {
            byte[] header = GOOD.clone();
            ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(0, offset);
            isDamaged(header, "");
        }
    }

    @Test
    void aTextWithoutEndAndOneThatIsNotUtf8AreRefused() {
        byte[] id = MadeContainer.MARI.value().getBytes(StandardCharsets.UTF_8);
        int at = indexOf(GOOD, id);
        byte[] endless = GOOD.clone();
        endless[at + id.length] = 'x';
        isDamaged(endless, "no end");
        byte[] latin = GOOD.clone();
        latin[at + 1] = (byte) 0xE4;
        isDamaged(latin, "not UTF-8");
    }

    private interface Change {
        void of(HandMadeHeader header);
    }

    private static void passedOver(Change change, String why) {
        HandMadeHeader header = new HandMadeHeader();
        change.of(header);
        assertThat(read(header).recipients())
                .singleElement()
                .isInstanceOfSatisfying(PassedOverRecipient.class, passed -> {
                    assertThat(passed.reason()).contains(why);
                    assertThat(passed.kind()).isEqualTo(CapsuleKind.KEY_SHARES);
                    assertThat(passed.toString()).doesNotContain(header.label);
                });
    }

    private static Header read(HandMadeHeader header) {
        return HeaderReader.read(header.bytes());
    }

    private static void isDamaged(byte[] header, String why) {
        assertThatThrownBy(() -> HeaderReader.read(header))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.HEADER_DAMAGED))
                .hasMessageContaining(why);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
