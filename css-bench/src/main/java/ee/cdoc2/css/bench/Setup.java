package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is started of one server, beside what all of a run have.
 *
 * @param name in reports
 * @param jar the css.jar
 * @param nodes how many, on one database
 * @param database what it keeps shares in
 * @param settings more for its environment
 * @param jvmOptions more for its JVM
 */
record Setup(
        String name,
        Path jar,
        int nodes,
        DatabaseKind database,
        Map<String, String> settings,
        List<String> jvmOptions) {
    /** {@return one node with a PostgreSQL, and nothing more} */
    static Setup of(String name, Path jar) {
        return new Setup(name, jar, 1, DatabaseKind.POSTGRESQL, Map.of(), List.of());
    }

    /** {@return the same with as many nodes} */
    Setup withNodes(int number) {
        return new Setup(name, jar, number, database, settings, jvmOptions);
    }

    /** {@return the same on such a database} */
    Setup on(DatabaseKind kind) {
        return new Setup(name, jar, nodes, kind, settings, jvmOptions);
    }

    /** {@return the same with these settings} */
    Setup with(Map<String, String> more) {
        return new Setup(name, jar, nodes, database, more, jvmOptions);
    }

    /** {@return the same with these options for its JVM} */
    Setup with(List<String> options) {
        return new Setup(name, jar, nodes, database, settings, options);
    }
}
