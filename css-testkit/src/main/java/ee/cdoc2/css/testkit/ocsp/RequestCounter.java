package ee.cdoc2.css.testkit.ocsp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests on each path. */
final class RequestCounter {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** {@return the number of requests on this path, this one included} */
    int add(String path) {
        return counts.merge(path, 1, Integer::sum);
    }

    int count(String path) {
        return counts.getOrDefault(path, 0);
    }
}
