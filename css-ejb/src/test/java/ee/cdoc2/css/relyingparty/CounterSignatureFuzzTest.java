package ee.cdoc2.css.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The four fields of a counter-signature, a line each: they are read or denied, and what is signed has three lines. */
class CounterSignatureFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.header(input);
        StructuredDictionary.parse(text, text.length())
                .ifPresent(members -> assertThat(members)
                        .isNotEmpty()
                        // a member without "=" has parameters all the same (RFC 9651, 3.2)
                        .allSatisfy(member -> assertThat(text)
                                .containsAnyOf(member.key() + "=" + member.value(), member.key() + member.value())));

        List<String> fields = List.of(text.split("\n", 4));
        fields = Arrays.asList(fields.toArray(new String[4]));
        Collections.replaceAll(fields, null, "");
        try {
            CounterSignature read = CounterSignature.parse(
                    new CounterSignatureFields(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
            assertThat(FuzzTarget.header(read.base().bytes()).split("\n", -1)).hasSize(3);
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
