package ee.cdoc2.css.container.header;

/** The schema: slots of tables in the order of their declaration, and the values that this version has. */
final class Slots {
    static final int HEADER_RECIPIENTS = 0;
    static final int HEADER_PAYLOAD_METHOD = 1;
    static final int HEADER_FIELDS = 2;

    static final int RECORD_CAPSULE_TYPE = 0;
    static final int RECORD_CAPSULE = 1;
    static final int RECORD_LABEL = 2;
    static final int RECORD_ENCRYPTED_FMK = 3;
    static final int RECORD_FMK_METHOD = 4;
    static final int RECORD_FIELDS = 5;

    static final int CAPSULE_SHARES = 0;
    static final int CAPSULE_SALT = 1;
    static final int CAPSULE_RECIPIENT_TYPE = 2;
    static final int CAPSULE_SCHEME = 3;
    static final int CAPSULE_RECIPIENT_ID = 4;
    static final int CAPSULE_FIELDS = 5;

    static final int SHARE_SERVER = 0;
    static final int SHARE_ID = 1;
    static final int SHARE_FIELDS = 2;

    /** {@code PayloadEncryptionMethod.CHACHA20POLY1305}. */
    static final byte CHACHA20_POLY1305 = 1;
    /** {@code FMKEncryptionMethod.XOR}. */
    static final byte XOR = 1;
    /** {@code KeyShareRecipientType.SID_MID}: signs with Smart-ID or Mobile-ID. */
    static final byte SID_MID = 1;
    /** {@code SharesScheme.N_OF_N}. */
    static final byte N_OF_N = 1;

    private Slots() {}
}
