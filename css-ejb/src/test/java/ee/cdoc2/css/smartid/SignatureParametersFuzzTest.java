package ee.cdoc2.css.smartid;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** Signature parameters are read or denied, as they come and as their JSON; no field of them can shift the others. */
class SignatureParametersFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        readOrDeny(FuzzTarget.header(input));
        readOrDeny(StrictBase64.URL.encode(input));
    }

    private static void readOrDeny(String text) {
        try {
            SignatureParameters read = SignatureParameters.parse(text);
            assertThat(read.interactionsDigest()
                            + read.interactionTypeUsed()
                            + read.serverRandom()
                            + read.userChallenge()
                            + read.flowType().text())
                    .doesNotContain("|");
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
