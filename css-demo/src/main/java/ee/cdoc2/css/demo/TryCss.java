package ee.cdoc2.css.demo;

import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.ClientTicket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts a CSS with a throw-away PKI, walks sender and recipient through the protocol against it, shows what is refused,
 * and leaves the server running until Ctrl-C. Arguments: the path of {@code css.jar} and a folder to work in. The port
 * is {@code CSS_HTTPS_PORT}, or 8443; 0 is any free one. With {@code CSS_TRY_ONCE=true} it stops after the walk.
 */
public final class TryCss {
    private static final String PASSWORD = "throw-away";

    private final Steps steps = new Steps();
    private final ShareClient client;
    private final String baseUrl;

    private TryCss(String baseUrl, Identity server) {
        this.baseUrl = baseUrl;
        this.client = new ShareClient(baseUrl, server.certificate(), steps);
    }

    /**
     * Runs the demonstration.
     *
     * @param arguments path of css.jar, folder to work in
     * @throws Exception when a step does not come out as the protocol says
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        String port = port(System.getenv().getOrDefault("CSS_HTTPS_PORT", "8443"));
        String baseUrl = "https://localhost:" + port;
        System.out.println("Making a throw-away PKI: an eID CA with an OCSP responder, two persons, a TLS key …");
        try (ThrowAwayPki pki = new ThrowAwayPki()) {
            Map<String, String> environment = environment(pki, folder, port, baseUrl);
            System.out.println("Starting java -jar css.jar with");
            environment.forEach((name, value) -> System.out.println("   " + name + "=" + value));
            try (CssProcess css = CssProcess.start(Path.of(arguments[0]), environment)) {
                Runtime.getRuntime().addShutdownHook(new Thread(css::close, "stop-css"));
                new TryCss(baseUrl, pki.server()).walk(pki);
                if (!"true".equals(System.getenv("CSS_TRY_ONCE"))) {
                    System.out.printf("%nThe server goes on listening on %s. Stop it with Ctrl-C.%n", baseUrl);
                    css.await();
                }
            }
        }
    }

    /** The port as it is asked for; for 0 one that is free, because the base URL must be known before the server is. */
    private static String port(String asked) throws IOException {
        if (!asked.equals("0")) {
            return asked;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static Map<String, String> environment(ThrowAwayPki pki, Path folder, String port, String baseUrl)
            throws IOException {
        Path anchors = folder.resolve("eid-ca.pem").toAbsolutePath();
        Path keyStore = folder.resolve("tls.p12").toAbsolutePath();
        pki.writeAnchors(anchors);
        pki.server().writePkcs12(keyStore, PASSWORD.toCharArray());
        // a data directory for each run: shares of an earlier PKI could not be fetched any more
        Path data = Files.createTempDirectory(folder, "data-").toAbsolutePath();
        return new TreeMap<>(Map.of(
                "CSS_HTTPS_ADDRESS",
                "127.0.0.1",
                "CSS_HTTPS_PORT",
                port,
                "CSS_TLS_KEYSTORE",
                keyStore.toString(),
                "CSS_TLS_KEYSTORE_PASSWORD",
                PASSWORD,
                "CSS_DATA_DIR",
                data.toString(),
                "CSS_BASE_URLS",
                baseUrl,
                "CSS_TRUST_ANCHORS",
                anchors.toString(),
                "CSS_OCSP_ALLOWED_HOSTS",
                pki.ocspHost()));
    }

    private void walk(ThrowAwayPki pki) {
        String share = journey(pki.mari(), ThrowAwayPki.MARI, "ES256, as Mobile-ID");
        journey(pki.jaan(), ThrowAwayPki.JAAN, "RS256, as Smart-ID");

        steps.step("What is refused: Jaan asks for Mari's share, with a ticket and certificate of his own");
        HttpResponse<String> jaans = client.fetch(
                share,
                ticket(pki.jaan(), ThrowAwayPki.JAAN, share, client.nonce(share)),
                pki.jaan().x5c());
        expect(404, jaans);
        steps.note("The same answer as for a share that does not exist: he learns nothing.");
        steps.step("What is refused: Jaan presents a ticket that Mari has signed, with his own certificate");
        expect(
                401,
                client.fetch(
                        share,
                        ticket(pki.mari(), ThrowAwayPki.MARI, share, client.nonce(share)),
                        pki.jaan().x5c()));
        System.out.printf("%nAll steps came out as the protocol says.%n");
    }

    /** A share goes from a sender to this recipient; then the ticket is tried a second time. */
    private String journey(Identity recipient, String semanticsId, String signature) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String share = Base64.getEncoder().encodeToString(secret);

        steps.step("A sender leaves a share for etsi/" + semanticsId);
        String id = client.store("{\"share\":\"" + share + "\",\"recipient\":\"etsi/" + semanticsId + "\"}");
        steps.step("The recipient asks for a nonce");
        String nonce = client.nonce(id);
        steps.step("The recipient signs a ticket for this share on this server (" + signature + ")");
        String ticket = ticket(recipient, semanticsId, id, nonce);
        steps.note("It discloses aud = " + baseUrl + "/key-shares/" + id + "?nonce=" + nonce);
        steps.step(
                "The recipient fetches the share; the server asks the OCSP responder whether the certificate is good");
        HttpResponse<String> released = client.fetch(id, ticket, recipient.x5c());
        expect(200, released);
        if (!released.body().contains(share)) {
            throw new IllegalStateException("another share came back");
        }
        steps.step("What is refused: the same ticket a second time");
        expect(404, client.fetch(id, ticket, recipient.x5c()));
        return id;
    }

    private String ticket(Identity signer, String semanticsId, String shareId, String nonce) {
        String url = baseUrl + "/key-shares/" + shareId + "?nonce=" + nonce;
        return ClientTicket.signPlain(signer, "etsi/" + semanticsId, List.of(url))
                .present(0);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("expected " + status + ", but " + answer.statusCode() + " came back");
        }
    }
}
