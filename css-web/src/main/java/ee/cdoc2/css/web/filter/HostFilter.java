package ee.cdoc2.css.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a request whose {@code Host} is missing, there twice, or no host (RFC 9112 section 3.2). Only HTTP/1.0 may leave
 * it out. Nothing is decided by which host it names. Blanks that a server has left around it are refused too: where one leaves a
 * tab, it makes URLs with it.
 */
public class HostFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final int MAX_PORT = 65_535;

    /** RFC 3986 section 3.2.2 and 3.2.3, without the literals of future IP versions, and without
     * the comma, with which a proxy may have joined two lines; the second group is the port. */
    private static final Pattern SYNTAX = Pattern.compile(
            "(\\[[0-9A-Fa-f:.]++]|(?:[A-Za-z0-9._~!$&'()*+;=-]|%[0-9A-Fa-f]{2})++)(?::([0-9]{0,5}+))?+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.isEmpty() ? request.getProtocol().equals("HTTP/1.0") : hosts.size() == 1 && isHost(hosts.get(0))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    static boolean isHost(String value) {
        Matcher host = SYNTAX.matcher(value);
        return host.matches() && isPort(host.group(2)) && isLiteralRight(host.group(1));
    }

    private static boolean isPort(String digits) {
        return digits == null || digits.isEmpty() || Integer.parseInt(digits) <= MAX_PORT;
    }

    private static boolean isLiteralRight(String host) {
        try {
            return !host.startsWith("[") || new URI("https://" + host).getHost() != null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
