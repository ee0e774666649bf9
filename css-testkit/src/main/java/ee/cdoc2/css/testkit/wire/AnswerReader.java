package ee.cdoc2.css.testkit.wire;

import ee.cdoc2.css.testkit.wire.WireAnswer.Header;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads HTTP/1.1 answers (RFC 9112) from a connection.
 *
 * @param in a buffered stream, which can be reset
 */
record AnswerReader(InputStream in) {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_LINE = 1 << 16;

    /**
     * {@return the next final answer; interim answers (1xx) are skipped}
     *
     * @param hasBody false after a HEAD request
     * @throws EOFException if the connection ends before an answer is complete
     * @throws ProtocolException if the answer is not HTTP
     */
    WireAnswer read(boolean hasBody) throws IOException {
        while (true) {
            String[] parts = line().split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("[1-5][0-9]{2}")) {
                throw new ProtocolException("no status line");
            }
            int status = Integer.parseInt(parts[1]);
            List<Header> headers = headers();
            if (status >= 200) {
                boolean bodiless = !hasBody || status == NO_CONTENT || status == NOT_MODIFIED;
                WireAnswer head =
                        new WireAnswer(parts[0], status, parts.length > 2 ? parts[2] : "", headers, new byte[0]);
                return new WireAnswer(
                        head.version(), status, head.reason(), headers, bodiless ? new byte[0] : body(head));
            }
        }
    }

    /** Returns when there is something to read, or nothing will come any more; reads nothing. */
    void awaitFirstByte() throws IOException {
        in.mark(1);
        in.read();
        in.reset();
    }

    private byte[] body(WireAnswer head) throws IOException {
        if (head.headers("transfer-encoding").stream().anyMatch(value -> value.equalsIgnoreCase("chunked"))) {
            return chunks();
        }
        if (head.header("content-length").isPresent()) {
            return exactly(Integer.parseInt(head.header("content-length").get()));
        }
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().split(";")[0].trim(), 16);
            if (length == 0) {
                headers();
                return body.toByteArray();
            }
            body.write(exactly(length));
            line();
        }
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        return headers;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("connection ended inside a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection ended without an answer");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("line is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
