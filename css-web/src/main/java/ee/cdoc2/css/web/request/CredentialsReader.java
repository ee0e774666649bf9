package ee.cdoc2.css.web.request;

import ee.cdoc2.css.authentication.TicketCredentials;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.OneLinePem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Function;

/**
 * Selects the authentication scheme by the names of the headers that are there, and takes what they present. A header
 * that is there but empty selects its scheme all the same: what a request means must not depend on what a proxy strips.
 */
public final class CredentialsReader {
    /** The longest ticket, in characters; RSA-6144 makes one of 2 KiB. */
    public static final int MAX_TICKET = 16 * 1024;

    private CredentialsReader() {}

    /**
     * Takes what the recipient presents.
     *
     * @param headers the request's headers
     * @return ticket and certificate as they came, neither of them checked
     * @throws Denied {@link Denial#SCHEME_MISSING}, {@link Denial#SCHEME_UNKNOWN}, {@link Denial#SCHEME_AMBIGUOUS},
     *                {@link Denial#TICKET_HEADER_MALFORMED} or {@link Denial#CERTIFICATE_MALFORMED}
     */
    public static TicketCredentials read(HttpHeaders headers) {
        return read(headers::getRequestHeader);
    }

    static TicketCredentials read(Function<String, List<String>> headers) {
        List<String> tickets = values(headers, AuthenticationHeaders.TICKET);
        boolean tokenPresent = !values(headers, AuthenticationHeaders.TOKEN).isEmpty();
        if (tickets.isEmpty()) {
            throw new Denied(tokenPresent ? Denial.SCHEME_UNKNOWN : Denial.SCHEME_MISSING);
        }
        if (tokenPresent) {
            throw new Denied(Denial.SCHEME_AMBIGUOUS);
        }
        return new TicketCredentials(
                single(tickets, MAX_TICKET, Denial.TICKET_HEADER_MALFORMED),
                single(
                        values(headers, AuthenticationHeaders.CERTIFICATE),
                        OneLinePem.MAX_CHARACTERS,
                        Denial.CERTIFICATE_MALFORMED));
    }

    /** A header that is not there is null on one server and an empty list on another. */
    private static List<String> values(Function<String, List<String>> headers, String name) {
        List<String> values = headers.apply(name);
        return values == null ? List.of() : values;
    }

    private static String single(List<String> values, int limit, Denial otherwise) {
        if (values.size() != 1
                || values.get(0) == null
                || values.get(0).isEmpty()
                || values.get(0).length() > limit) {
            throw new Denied(otherwise);
        }
        return values.get(0);
    }
}
