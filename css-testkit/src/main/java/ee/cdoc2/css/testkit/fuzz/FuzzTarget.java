package ee.cdoc2.css.testkit.fuzz;

import ee.cdoc2.css.testkit.ticket.DisclosureText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A parser of outside bytes, and what must hold for whatever bytes it is given. The class of one is named
 * {@code <Name>FuzzTest}; its corpus is the folder {@code testdata/corpora/<Name>}.
 */
public interface FuzzTarget {

    /**
     * Gives an input to the parser.
     *
     * @param input any bytes
     * @throws Exception or an error, when the parser does anything but read them, or refuse them as it says it does
     */
    void read(byte[] input) throws Exception;

    /** {@return a test for each input of the corpus} */
    @TestFactory
    default Stream<DynamicTest> corpus() {
        return Corpus.of(getClass())
                .map(input -> DynamicTest.dynamicTest(
                        input.name(),
                        () -> SmallStack.call(() -> {
                            read(input.bytes());
                            return null;
                        })));
    }

    /** {@return the input as a header field has it: a character for each byte} */
    static String header(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /** {@return the input as a text of JSON has it; what is no UTF-8 becomes U+FFFD} */
    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /**
     * {@return the input as an SD-JWT in compact form} Its first line is the header, the second the payload, each other one a
     * disclosure. Where {@code #2} stands in a line, it becomes the digest of line 2, if that comes later; the signature is none.
     */
    static String sdJwt(byte[] input) {
        String[] lines = header(input).split("\n", 12);
        DisclosureText[] parts = new DisclosureText[lines.length];
        for (int line = lines.length - 1; line >= 0; line--) {
            String json = lines[line];
            for (int later = line + 1; later < lines.length; later++) {
                json = json.replace("#" + later, parts[later].digest());
            }
            parts[line] = DisclosureText.ofJson(json);
        }
        String payload = parts.length > 1 ? parts[1].text() : "";
        return parts[0].text() + "." + payload + "." + DisclosureText.base64url(new byte[64]) + "~"
                + Arrays.stream(parts)
                        .skip(2)
                        .map(disclosure -> disclosure.text() + "~")
                        .collect(Collectors.joining());
    }
}
