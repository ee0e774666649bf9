package ee.cdoc2.css.web;

import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.share.DepositService;
import ee.cdoc2.css.share.NonceService;
import ee.cdoc2.css.share.ReleaseService;
import ee.cdoc2.css.ticket.Presentation;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** The JAX-RS application on Jersey without a server, over services that are told what to do. */
final class JerseyEdge {
    Function<KeyShare, ShareId> deposit = share -> unexpected();
    Function<ShareId, Nonce> nonce = share -> unexpected();
    BiFunction<ShareId, Presentation, KeyShare> release = (share, presentation) -> unexpected();

    private final ApplicationHandler handler = new ApplicationHandler(application());

    /** What came back; without the length, which says nothing that the body does not. */
    record Answer(int status, List<String> headers, String body) {
        static Answer of(ContainerResponse response, String body) {
            List<String> headers = response.getStringHeaders().entrySet().stream()
                    .filter(header -> !header.getKey().equals(HttpHeaders.CONTENT_LENGTH))
                    .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                    .sorted()
                    .collect(Collectors.toList());
            return new Answer(response.getStatus(), headers, body);
        }
    }

    Answer send(String method, String path, List<String> headers, String body) {
        ContainerRequest request = new ContainerRequest(URI.create("https://css.example.org/"),
                URI.create("https://css.example.org" + path), method, null, new MapPropertiesDelegate(),
                handler.getConfiguration());
        for (String header : headers) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1).strip());
        }
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            return Answer.of(handler.apply(request, written).get(), written.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private ResourceConfig application() {
        CssApplication application = new CssApplication();
        ResourceConfig config = new ResourceConfig();
        application.getClasses().stream()
                .filter(type -> type != KeySharesResource.class)
                .forEach(config::register);
        return config.addProperties(application.getProperties())
                .register(new KeySharesResource(deposits(), nonces(), releases()));
    }

    private DepositService deposits() {
        return new DepositService() {
            @Override
            public ShareId deposit(KeyShare share) {
                return deposit.apply(share);
            }
        };
    }

    private NonceService nonces() {
        return new NonceService() {
            @Override
            public Nonce create(ShareId share) {
                return nonce.apply(share);
            }
        };
    }

    private ReleaseService releases() {
        return new ReleaseService() {
            @Override
            public KeyShare release(ShareId share, Presentation presentation) {
                return release.apply(share, presentation);
            }
        };
    }

    private static <T> T unexpected() {
        throw new AssertionError("this service must not be called");
    }
}
