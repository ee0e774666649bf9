package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A recipient id is taken byte for byte, has the limits of its grammar, and shows its identifier to no log. */
class RecipientIdFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.text(input);
        RecipientId.parse(text).ifPresent(id -> {
            assertThat(id.value())
                    .isEqualTo(text)
                    .hasSizeBetween(12, 32)
                    .isASCII()
                    .isEqualTo(text.strip());
            assertThat(text).endsWith(id.subjectSerialNumber());
            String identifier = id instanceof RecipientId.Etsi person ? person.identifier() : id.subjectSerialNumber();
            assertThat(identifier).hasSizeBetween(1, 20);
            assertThat(id).hasToString(text.substring(0, text.length() - identifier.length()) + "…");
        });
    }
}
