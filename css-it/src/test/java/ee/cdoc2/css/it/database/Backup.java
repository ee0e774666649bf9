package ee.cdoc2.css.it.database;

/** What one server's database held at a moment when the server was stopped. */
public interface Backup {

    /** Puts it back, in place of all that is there now; the server must not be running. */
    void restore();
}
