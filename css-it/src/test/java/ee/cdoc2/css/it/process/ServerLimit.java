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

    /** Seen with its ApplicationMBean's restart: CWWKZ0004E, "Module has been uninstalled". No issue of Open Liberty's says just that. */
    APPLICATION_STARTS_ONCE_IN_A_PROCESS(
            "liberty",
            "Open Liberty 26.0.0.3 does not start the application a second time in one process: a new version is a restart",
            "https://github.com/OpenLiberty/open-liberty/issues?q=%22Module+has+been+uninstalled%22"),

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

    /** Ends the test here, as aborted and with the reason, on the server that has this limit. */
    public void mustNotHold() {
        Assumptions.assumeFalse(server.equals(System.getProperty("css.it.server")), this::toString);
    }

    @Override
    public String toString() {
        return name() + " (" + server + "): " + reason + ", see " + source;
    }
}
