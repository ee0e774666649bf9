package ee.cdoc2.css.web.filter;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers that every answer carries: nothing is cached (RFC 9111 section 5.2.2.5), no content type is guessed, and
 * browsers stay on HTTPS (RFC 6797). There are no CORS headers on purpose: no web page has business here.
 */
public final class EveryAnswer {
    private EveryAnswer() {}

    /** Sets them. */
    public static void setHeaders(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
}
