package ee.cdoc2.css.container.header;

/** One of the recipients of a container. */
public sealed interface Recipient permits KeySharesRecipient, PassedOverRecipient {

    /** {@return how this recipient gets the key} */
    CapsuleKind kind();

    /**
     * {@return what the sender wrote about this recipient, for people; may be empty or wrong} It is bound to the container by its
     * HMAC, but nobody has checked that it is true.
     */
    String label();
}
