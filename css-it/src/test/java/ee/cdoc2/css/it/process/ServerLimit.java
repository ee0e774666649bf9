package ee.cdoc2.css.it.process;

import java.net.URI;
import org.junit.jupiter.api.Assumptions;

/** What an application server cannot do, although it should. A test that runs into it says so by name. */
public enum ServerLimit {
    /** What follows may be a header of its own: a proxy in front that sees it otherwise must refuse such requests. */
    BARE_CARRIAGE_RETURN_ENDS_A_HEADER(
            "wildfly",
            "Undertow takes a carriage return alone for the end of a header line",
            "https://nvd.nist.gov/vuln/detail/CVE-2026-28367"),

    /** Refused, they would be by the server alone: the application gets lines that are in order. */
    ODD_HEADER_LINES_ARE_READ(
            "wildfly",
            "Undertow 2.3.23 takes header lines that end with a line feed alone, have no colon, no name or a NUL, or are folded",
            "https://www.rfc-editor.org/rfc/rfc9112#section-5"),
    ODD_CHUNKS_ARE_READ(
            "wildfly",
            "Undertow 2.3.23 reads chunks leniently; the application closes the connection after each body in chunks",
            "https://www.rfc-editor.org/rfc/rfc9112#section-7.1"),
    ODD_HEADER_LINES_ARE_READ_BY_LIBERTY(
            "liberty",
            "Open Liberty 26.0.0.3 takes header lines that end with a carriage return or line feed alone, have a NUL or a blank"
                    + " before the colon, or are folded, and the first of two Host lines",
            "https://www.rfc-editor.org/rfc/rfc9112#section-5"),
    ODD_CHUNKS_ARE_READ_BY_LIBERTY(
            "liberty",
            "Open Liberty 26.0.0.3 reads chunks leniently; the application closes the connection after each body in chunks",
            "https://www.rfc-editor.org/rfc/rfc9112#section-7.1"),
    /** With chunks the connection is closed, as RFC 9112 section 6.1 asks for; with two lengths it is not. */
    ONE_OF_TWO_ENDS_IS_HIDDEN(
            "liberty",
            "Open Liberty 26.0.0.3 hides the length beside chunks, and the second of two lengths, from the application",
            "https://www.rfc-editor.org/rfc/rfc9112#section-6.3"),

    /** Its timeouts are for each read and write. */
    A_TRICKLE_IS_HELD(
            "wildfly",
            "Undertow has no limit for a request as a whole: who sends or reads a byte now and then keeps the connection",
            "https://github.com/undertow-io/undertow/blob/2.3.x/core/src/main/java/io/undertow/UndertowOptions.java"),
    SLOW_READERS_HOLD_WORKERS(
            "wildfly",
            "a worker of Undertow waits until the answer is written, 10 s for each write",
            "https://github.com/undertow-io/undertow/blob/2.3.x/core/src/main/java/io/undertow/UndertowOptions.java"),
    A_TRICKLE_IS_HELD_BY_LIBERTY(
            "liberty",
            "Open Liberty has no limit for a request as a whole: readTimeout and writeTimeout are for each read and write",
            "https://openliberty.io/docs/latest/reference/config/httpOptions.html"),

    /** It makes its TLS anew from the file, and has none where that fails. */
    A_BROKEN_KEY_STORE_ENDS_TLS(
            "liberty",
            "Open Liberty 26.0.0.3 takes no TLS connection while the file of its key store cannot be read",
            "https://openliberty.io/docs/latest/reference/config/keyStore.html"),

    /** Seen once in some dozen deployments, of a node that the load balancer had left; no issue of Undertow's says just that. */
    A_REQUEST_THAT_MEETS_THE_STOP_IS_500(
            "wildfly",
            "Undertow answers 500 to a request that it took just before the application was stopped: UT010051",
            "https://github.com/undertow-io/undertow/blob/2.3.x/servlet/src/main/java/io/undertow/servlet/UndertowServletMessages.java"),

    ANOTHER_HOST_IN_THE_TARGET_IS_REFUSED(
            "wildfly",
            "Undertow 2.3.23 answers 400 by itself where the host in the request's target is not that of the Host line",
            "https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2"),

    A_COLON_WITHOUT_PORT_IS_REFUSED(
            "wildfly",
            "Undertow 2.3.23 answers 400 by itself to a Host with a colon and no port",
            "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.3"),

    AN_EMPTY_TRANSFER_ENCODING_IS_WAITED_FOR(
            "wildfly",
            "Undertow 2.3.23 waits for the body of a request with an empty Transfer-Encoding, until the read timeout",
            "https://www.rfc-editor.org/rfc/rfc9112#section-6.3"),

    PRIVATE_FOLDERS_HAVE_NO_PROBLEM_DOCUMENT(
            "wildfly",
            "Undertow answers for WEB-INF and META-INF itself, with an empty 404, and asks no application for its error page",
            "https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#directory-structure");

    private final String server;
    private final String reason;
    private final URI source;

    ServerLimit(String server, String reason, String source) {
        this.server = server;
        this.reason = reason;
        this.source = URI.create(source);
    }

    /** {@return whether the server of this run has this limit} */
    public boolean isHere() {
        return server.equals(System.getProperty("css.it.server"));
    }

    /** Ends the test here, as aborted and with the reason, on the server that has this limit. */
    public void mustNotHold() {
        Assumptions.assumeFalse(isHere(), this::toString);
    }

    @Override
    public String toString() {
        return name() + " (" + server + "): " + reason + ", see " + source;
    }
}
