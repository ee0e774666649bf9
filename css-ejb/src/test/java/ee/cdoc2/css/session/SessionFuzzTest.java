package ee.cdoc2.css.session;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A session token is read or denied, as it comes and with each part's JSON changed. */
class SessionFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        readOrDeny(FuzzTarget.header(input));
        readOrDeny(FuzzTarget.sdJwt(input));
    }

    private static void readOrDeny(String text) {
        try {
            PresentedSession session = PresentedSession.parse(text);
            assertThat(session.toString()).doesNotContain(session.subject().identifier());
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
