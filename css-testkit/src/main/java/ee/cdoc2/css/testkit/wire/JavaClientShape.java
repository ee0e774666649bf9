package ee.cdoc2.css.testkit.wire;

import java.nio.charset.StandardCharsets;

/**
 * The Java reference client: it asks for keep-alive but opens a new connection for each request, writes {@code =} as
 * {@code \u003d} in the JSON of tickets, and sends {@code null} as the body of a nonce request.
 *
 * @param server the server that is called
 */
public record JavaClientShape(ServerAddress server) implements ClientShape {

    @Override
    public byte[] store(String share, String recipient) {
        return post("/key-shares", "{\"share\":" + quoted(share) + ",\"recipient\":" + quoted(recipient) + "}");
    }

    @Override
    public byte[] nonce(String shareId) {
        return post("/key-shares/" + shareId + "/nonce", "null");
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
        return quoted(url).replace("=", "\\u003d");
    }

    @Override
    public boolean sendsServerName() {
        return !server.host().equals("localhost");
    }

    private byte[] post(String path, String body) {
        return request("POST", path)
                .header("Content-Type", "application/json")
                .bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private RequestBytes request(String method, String path) {
        return RequestBytes.of(method, server.path() + path, server)
                .header("Accept", "application/json,application/json")
                .header("Connection", "keep-alive");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
