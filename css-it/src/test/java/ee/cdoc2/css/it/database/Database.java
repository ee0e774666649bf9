package ee.cdoc2.css.it.database;

import java.util.Map;

/** The database of one server, or of several nodes of one. */
public sealed interface Database permits H2File, PostgresDatabase {

    /** {@return what a server must be told in its environment} */
    Map<String, String> environment();
}
