package ee.cdoc2.css.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Builds a request from its lines. Texts are ISO 8859-1: each character is one byte. Nothing is checked, so that tests can
 * send CR, LF or NUL anywhere.
 */
public final class RequestBytes {

    private final StringBuilder head = new StringBuilder();

    /**
     * {@return a request with {@code Host} and no other header}
     *
     * @param method e.g. {@code POST}
     * @param target e.g. {@code /key-shares}, sent as it is
     * @param server for {@code Host}
     */
    public static RequestBytes of(String method, String target, ServerAddress server) {
        return new RequestBytes().line(method + " " + target + " HTTP/1.1").header("Host", server.authority());
    }

    /** Adds a line; CR LF is added. */
    public RequestBytes line(String text) {
        head.append(text).append("\r\n");
        return this;
    }

    /** Adds a header line, even if there already is one with this name. */
    public RequestBytes header(String name, String value) {
        return line(name + ": " + value);
    }

    /** {@return the request without a body} */
    public byte[] bytes() {
        return (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@return the request with {@code Content-Length} and this body} */
    public byte[] bytes(byte[] body) {
        header("Content-Length", Integer.toString(body.length));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(bytes());
        request.writeBytes(body);
        return request.toByteArray();
    }
}
