package ee.cdoc2.css.session;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;

/** Whether a session nonce is one of this server's, and not too old: section 4 of the second protocol, step 8. */
@FunctionalInterface
public interface SessionNonceCheck {

    /**
     * Returns only for a live nonce. It is not spent: a session serves many shares for a day.
     *
     * @param text the nonce's text in the session token
     * @throws Denied {@link Denial#SESSION_NONCE_UNKNOWN}, {@link Denial#SESSION_NONCE_EXPIRED}
     */
    void requireLive(String text);
}
