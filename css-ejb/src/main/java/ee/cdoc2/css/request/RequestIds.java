package ee.cdoc2.css.request;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * By which ids a request is known, as the parameter of a log record: a structured log takes the fields from it, by the names of the Elastic
 * Common Schema and one label; in a line for people its text stands, the caller's ids. Immutable.
 */
public final class RequestIds extends AbstractMap<String, String> {
    private final Map<String, String> fields;
    private final String text;

    /**
     * The ids of a request.
     *
     * @param id      the server's own
     * @param callers those of the caller
     */
    RequestIds(UUID id, CallersIds callers) {
        super();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("http.request.id", id.toString());
        callers.trace().ifPresent(trace -> ids.put("trace.id", trace));
        callers.request().ifPresent(request -> ids.put("labels.caller_request_id", request));
        fields = Collections.unmodifiableMap(ids);
        text = callers.lineEnd();
    }

    /** {@return the fields by their names, the server's own id first} */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return fields.entrySet();
    }

    /** {@return how a line of the log ends; empty where the caller gave no id} */
    @Override
    public String toString() {
        return text;
    }
}
