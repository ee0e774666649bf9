package ee.cdoc2.css.persistence;

/**
 * A row with this primary key is there already, or another transaction was quicker to insert it. The transaction is
 * lost: PostgreSQL refuses everything after it. Checked, so that no caller can forget to roll it back.
 */
public final class DuplicateKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    DuplicateKeyException() {
        super("a row with this primary key exists already");
    }
}
