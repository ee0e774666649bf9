package ee.cdoc2.css.it.database;

import java.util.Map;

/** A file under the server's data directory: nothing has to be said. */
public record H2File() implements Database {

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }
}
