package ee.cdoc2.css.bench.server;

import java.nio.file.Path;

/** A kind of database that css.jar is measured with. */
public enum DatabaseKind {
    /** One for the server alone. */
    POSTGRESQL("PostgreSQL of its own") {
        @Override
        Database start(Path data) {
            return Postgres.start(data);
        }
    },
    /** In the server's own process, whose processor time it is a part of. */
    H2("H2 in its process") {
        @Override
        Database start(Path data) {
            return new EmbeddedH2();
        }
    };

    private final String title;

    DatabaseKind(String title) {
        this.title = title;
    }

    /** {@return its name in a report} */
    public String title() {
        return title;
    }

    /** {@return a new one whose files are in this directory, if they are not in the server's} */
    abstract Database start(Path data);
}
