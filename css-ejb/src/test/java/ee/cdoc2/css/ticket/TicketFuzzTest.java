package ee.cdoc2.css.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A ticket and an auth token are read or denied; what is read says nothing of the person to a log. */
class TicketFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.header(input);
        try {
            PresentedTicket ticket = PresentedTicket.parse(text);
            assertThat(ticket.toString()).doesNotContain(ticket.issuer().subjectSerialNumber());
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
        try {
            PresentedAuthToken token = PresentedAuthToken.parse(text);
            assertThat(token.toString()).doesNotContain(token.issuer().subjectSerialNumber());
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
