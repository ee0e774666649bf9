package ee.cdoc2.css.container.header;

/**
 * A recipient who needs other means than shares, or whose record breaks the rules. No reason to refuse the container: the others
 * can open it.
 *
 * @param kind   the kind of the capsule
 * @param label  the key label
 * @param reason why it is passed over: the end of a sentence
 */
public record PassedOverRecipient(CapsuleKind kind, String label, String reason) implements Recipient {
    /** {@return a text without the label, which names a person} */
    @Override
    public String toString() {
        return "PassedOverRecipient[" + kind + ", " + reason + "]";
    }
}
