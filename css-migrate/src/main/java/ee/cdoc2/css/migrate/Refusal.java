package ee.cdoc2.css.migrate;

/** Why a row of the reference server cannot be one of ours. Nobody could fetch such a share from CSS (docs/adr/0006). */
enum Refusal {
    /** The id is no {@link ee.cdoc2.css.protocol.ShareId}. */
    SHARE_ID("share-id"),
    /** The recipient is no {@link ee.cdoc2.css.protocol.RecipientId}. */
    RECIPIENT("recipient"),
    /** The bytes are no {@link ee.cdoc2.css.protocol.Share}. */
    SHARE("share"),
    /** One of the times is not in the years 0 to 9999. */
    TIME("time");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** {@return its name in reports and files} */
    String code() {
        return code;
    }
}
