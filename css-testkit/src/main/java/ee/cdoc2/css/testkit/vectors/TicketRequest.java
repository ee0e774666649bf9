package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.util.List;

/**
 * The request of a ticket vector. Each character is one byte.
 *
 * @param ticket value of {@code x-cdoc2-auth-ticket}
 * @param x5c value of {@code x-cdoc2-auth-x5c}
 * @param headers the header lines of the GET, {@code name: value}
 */
public record TicketRequest(String ticket, String x5c, List<String> headers) {

    /**
     * {@return the whole GET, for black-box tests}
     *
     * @param shareId the requested share
     */
    public byte[] bytes(ServerAddress server, String shareId) {
        RequestBytes request = RequestBytes.of("GET", server.path() + "/key-shares/" + shareId, server)
                .header("Accept", "*/*")
                .header("Connection", "close");
        headers.forEach(request::line);
        return request.bytes();
    }

    /**
     * {@return whether the headers are one ticket and one certificate, so that a unit test can use them without HTTP}
     */
    public boolean isPlain() {
        return headers.equals(List.of("x-cdoc2-auth-ticket: " + ticket, "x-cdoc2-auth-x5c: " + x5c));
    }

    /** Without its content: a ticket is a credential. */
    @Override
    public String toString() {
        return "TicketRequest";
    }
}
