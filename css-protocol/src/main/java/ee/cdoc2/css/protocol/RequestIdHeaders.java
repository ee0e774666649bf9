package ee.cdoc2.css.protocol;

/** The headers that name a request, so that it is found again in the logs of both sides. */
public final class RequestIdHeaders {
    /** In each answer of the server: its own id of the request, a UUID. In a request: the caller's, if they have one. */
    public static final String REQUEST_ID = "X-Request-Id";
    /** In a request: the trace that it belongs to (W3C Trace Context, level 1, section 3.2). */
    public static final String TRACE_PARENT = "traceparent";

    private RequestIdHeaders() {}
}
