package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.util.List;

/**
 * A ticket vector made real. Every character is a byte.
 *
 * @param ticket value of {@code x-cdoc2-auth-ticket}
 * @param x5c value of {@code x-cdoc2-auth-x5c}
 * @param headers all header lines that a GET must carry, {@code name: value}
 */
public record TicketRequest(String ticket, String x5c, List<String> headers) {

    /**
     * {@return the whole GET for black-box tests}
     *
     * @param server whom it is sent to
     * @param shareId the share that is asked for
     */
    public byte[] bytes(ServerAddress server, String shareId) {
        RequestBytes request = RequestBytes.of("GET", server.path() + "/key-shares/" + shareId, server)
                .header("Accept", "*/*")
                .header("Connection", "close");
        headers.forEach(request::line);
        return request.bytes();
    }

    /**
     * {@return whether a unit test sees all of it in ticket and certificate alone: no header is missing, repeated or
     * added}
     */
    public boolean isPlain() {
        return headers.equals(List.of("x-cdoc2-auth-ticket: " + ticket, "x-cdoc2-auth-x5c: " + x5c));
    }

    /** Nothing: a credential. */
    @Override
    public String toString() {
        return "TicketRequest";
    }
}
