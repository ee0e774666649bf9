package ee.cdoc2.css.trust;

/** Why a file cannot be used; the message is the end of a sentence that begins with the file's path. */
final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }
}
