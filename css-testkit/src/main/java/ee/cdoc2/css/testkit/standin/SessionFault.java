package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.token.SdJwtDraft;
import java.util.function.BiFunction;

/** What an auth server does wrong in the session token that it gives. */
public enum SessionFault {
    NONE((draft, now) -> draft),
    /** Signed by a key that is published under no name, with the name of the right one. */
    WRONG_KEY((draft, now) -> draft),
    OTHER_ISSUER((draft, now) -> draft.claims(claims -> claims.withText("iss", "https://other.example"))),
    /** Smart-ID: of another scheme. */
    OTHER_SCHEME((draft, now) -> draft),
    /** Smart-ID: for another relying party. */
    OTHER_RELYING_PARTY((draft, now) -> draft),
    /** Valid from an hour ahead. */
    ISSUED_AHEAD((draft, now) -> times(draft, now + Hours.ONE, now + 24 * Hours.ONE)),
    /** Valid for 25 hours. */
    TOO_LONG((draft, now) -> times(draft, now, now + 25 * Hours.ONE)),
    /** Expired an hour ago. */
    EXPIRED((draft, now) -> times(draft, now - 24 * Hours.ONE, now - Hours.ONE)),
    /** Without the end of its validity. */
    CLAIM_MISSING((draft, now) -> draft.claims(claims -> claims.without("exp"))),
    /** In the name of somebody else than the certificate's. */
    WRONG_PERSON((draft, now) -> draft.claims(claims -> claims.withText("sub", "etsi/PNOEE-60001019906"))),
    /** The person refuses; there is no token. */
    USER_REFUSED((draft, now) -> draft),
    /** The person does nothing; there is no token. */
    TIMEOUT((draft, now) -> draft);

    private final BiFunction<SdJwtDraft, Long, SdJwtDraft> change;

    SessionFault(BiFunction<SdJwtDraft, Long, SdJwtDraft> change) {
        this.change = change;
    }

    boolean endsWithoutToken() {
        return this == USER_REFUSED || this == TIMEOUT;
    }

    SdJwtDraft of(SdJwtDraft good, long now) {
        return change.apply(good, now);
    }

    private static SdJwtDraft times(SdJwtDraft draft, long issuedAt, long expiresAt) {
        return draft.claims(claims -> claims.with("iat", issuedAt).with("exp", expiresAt));
    }

    private static final class Hours {
        static final long ONE = 3600;
    }
}
