package ee.cdoc2.css.testkit.ocsp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The responder's HTTP response.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body its bytes
 * @param pace how fast it is sent
 */
record HttpReply(int status, String contentType, byte[] body, Pace pace) {

    static final int LATE_SECONDS = 30;

    private static final String OCSP = "application/ocsp-response";

    enum Pace {
        AT_ONCE,
        LATE,
        BYTE_A_SECOND
    }

    static HttpReply of(byte[] ocspResponse) {
        return new HttpReply(200, OCSP, ocspResponse, Pace.AT_ONCE);
    }

    HttpReply withStatus(int newStatus) {
        return new HttpReply(newStatus, contentType, body, pace);
    }

    HttpReply withContentType(String newType) {
        return new HttpReply(status, newType, body, pace);
    }

    HttpReply withPace(Pace newPace) {
        return new HttpReply(status, contentType, body, newPace);
    }

    /** Adds a byte after the DER. */
    HttpReply withTrailingByte() {
        return new HttpReply(status, contentType, Arrays.copyOf(body, body.length + 1), pace);
    }

    /** Sends the response; returns early if the responder is closed in the meantime. */
    void send(HttpExchange exchange) throws IOException {
        try {
            if (pace == Pace.LATE) {
                TimeUnit.SECONDS.sleep(LATE_SECONDS);
            }
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                write(exchange.getResponseBody());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        if (pace != Pace.BYTE_A_SECOND) {
            out.write(body);
            return;
        }
        for (byte each : body) {
            out.write(each);
            out.flush();
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
