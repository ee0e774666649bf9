package ee.cdoc2.css.migrate;

/** How a command ended, for scripts. */
enum ExitStatus {
    /** All is as it should be. What was refused is none of the command's faults. */
    DONE(0),
    /** A database or a file failed; what was committed stays, and the command can be repeated. */
    FAILED(1),
    /** The command line or a setting is wrong. */
    WRONG_USE(2),
    /** The command has run to its end, and the two databases do not hold the same. */
    NOT_THE_SAME(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
