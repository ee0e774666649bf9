package ee.cdoc2.css.testkit.wire;

import java.nio.charset.StandardCharsets;

/**
 * The C++ client (the library of DigiDoc): a new connection for each request, any media type accepted, each slash in JSON
 * escaped.
 *
 * @param server the server that is called
 */
public record CppClientShape(ServerAddress server) implements ClientShape {

    @Override
    public byte[] store(String share, String recipient) {
        String body = "{\"recipient\":" + literal(recipient) + ",\"share\":" + literal(share) + "}";
        return request("POST", "/key-shares")
                .header("Content-Type", "application/json")
                .bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] nonce(String shareId) {
        return request("POST", "/key-shares/" + shareId + "/nonce")
                .header("Content-Type", "application/json")
                .bytes(new byte[0]);
    }

    @Override
    public byte[] fetch(String shareId, String ticket, String x5c) {
        return request("GET", "/key-shares/" + shareId)
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", x5c)
                .bytes();
    }

    @Override
    public String audienceLiteral(String url) {
        return literal(url);
    }

    @Override
    public boolean sendsServerName() {
        return true;
    }

    private RequestBytes request(String method, String path) {
        return RequestBytes.of(method, server.path() + path, server)
                .header("Accept", "*/*")
                .line("Accept-Encoding:")
                .header("Connection", "close");
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/") + "\"";
    }
}
