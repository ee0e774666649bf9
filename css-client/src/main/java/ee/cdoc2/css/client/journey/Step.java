package ee.cdoc2.css.client.journey;

import java.util.Locale;

/** The steps of a journey, for progress and for measuring. */
public enum Step {
    /** The key is split into shares. */
    SPLIT,
    /** One server stored its share. */
    STORE,
    /** The recipient signs in at the auth server: mostly the user's time. Second protocol only. */
    LOGIN,
    /** One server gave a nonce. */
    NONCE,
    /** The ticket, or the auth token, is signed: mostly the user's time. */
    SIGN,
    /** One server released its share. */
    FETCH,
    /** The shares are one key again. */
    COMBINE;

    /** {@return the name in lower case, for machines} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
