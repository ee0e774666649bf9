package ee.cdoc2.css.testkit.ocsp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What goes back over HTTP.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body the body
 * @param pace how fast it is sent
 */
record OcspReply(int status, String contentType, byte[] body, Pace pace) {

    static final int LATE_SECONDS = 30;

    private static final String OCSP = "application/ocsp-response";

    enum Pace {
        AT_ONCE,
        LATE,
        DRIBBLED
    }

    static OcspReply of(byte[] ocspResponse) {
        return new OcspReply(200, OCSP, ocspResponse, Pace.AT_ONCE);
    }

    OcspReply withStatus(int newStatus) {
        return new OcspReply(newStatus, contentType, body, pace);
    }

    OcspReply withContentType(String newType) {
        return new OcspReply(status, newType, body, pace);
    }

    OcspReply withPace(Pace newPace) {
        return new OcspReply(status, contentType, body, newPace);
    }

    /** Adds a byte after the DER. */
    OcspReply withTrailingByte() {
        return new OcspReply(status, contentType, Arrays.copyOf(body, body.length + 1), pace);
    }

    /** Sends it; returns early when the responder is closed meanwhile. */
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        if (pace != Pace.DRIBBLED) {
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
