package ee.cdoc2.css.migrate;

/** Why a command could not do its work, in one sentence for the operator, without a secret in it. */
final class MigrateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    MigrateFault(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    ExitStatus status() {
        return status;
    }
}
