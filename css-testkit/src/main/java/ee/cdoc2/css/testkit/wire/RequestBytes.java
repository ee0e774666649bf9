package ee.cdoc2.css.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts a request together from its lines; a builder. Texts are ISO 8859-1: a character is a byte, and nothing is
 * checked, so CR, LF, NUL and worse get through.
 */
public final class RequestBytes {

    private final StringBuilder head = new StringBuilder();

    /**
     * A request with {@code Host} and nothing else.
     *
     * @param method e.g. {@code POST}
     * @param target e.g. {@code /key-shares}, as it is
     * @param server for {@code Host}
     */
    public static RequestBytes of(String method, String target, ServerAddress server) {
        return new RequestBytes().line(method + " " + target + " HTTP/1.1").header("Host", server.authority());
    }

    /** Any line, CR LF is added. */
    public RequestBytes line(String text) {
        head.append(text).append("\r\n");
        return this;
    }

    /** A header line; called twice with one name, it is sent twice. */
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
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes());
        all.writeBytes(body);
        return all.toByteArray();
    }
}
