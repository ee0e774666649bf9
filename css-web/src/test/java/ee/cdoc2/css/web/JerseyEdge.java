package ee.cdoc2.css.web;

import ee.cdoc2.css.authentication.NonceRequest;
import ee.cdoc2.css.authentication.ReleaseRequest;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.RequestSource;
import ee.cdoc2.css.limit.SourceLimits;
import ee.cdoc2.css.management.Check;
import ee.cdoc2.css.management.Health;
import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.settings.BearerToken;
import ee.cdoc2.css.settings.InfoDetail;
import ee.cdoc2.css.share.DepositReceipt;
import ee.cdoc2.css.share.DepositService;
import ee.cdoc2.css.share.NonceService;
import ee.cdoc2.css.share.ReleaseService;
import ee.cdoc2.css.share.ReleasedShare;
import ee.cdoc2.css.web.operations.MetricsAccess;
import ee.cdoc2.css.web.problem.Refusals;
import ee.cdoc2.css.web.problem.TestRefusals;
import ee.cdoc2.css.web.problem.ThrowableMapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application on Jersey without a server, over services that are told what to do. Jersey needs a tenth of a second to
 * start, so all tests of a JVM share one application; its services do what the edge says that a request came through.
 */
final class JerseyEdge {
    static final String METRICS_TOKEN = "a-token-of-the-tests";
    static final Instant NOW = Instant.parse("2026-11-26T10:00:00.9Z");

    ServiceState.State state = ServiceState.State.SERVING;
    BiFunction<KeyShare, Optional<Instant>, DepositReceipt> deposit = (share, expiry) -> unexpected();
    Function<NonceRequest, Nonce> nonce = request -> unexpected();
    InfoDetail info = InfoDetail.FULL;
    Function<ReleaseRequest, ReleasedShare> release = request -> unexpected();

    /** What the filters noted of the last request. */
    RequestRecord record;

    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    static {
        // it warns of annotations of CDI, which is not here
        JERSEY.setLevel(Level.OFF);
    }

    private static final ApplicationHandler HANDLER = new ApplicationHandler(application(LimitSettings.defaults()));

    private final ApplicationHandler handler;

    /** The edge of the request that is being answered. */
    private static JerseyEdge current;

    JerseyEdge() {
        handler = HANDLER;
    }

    /** One with an application of its own, and its limits. */
    JerseyEdge(LimitSettings limits) {
        handler = new ApplicationHandler(application(limits));
    }

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
        current = this;
        record = new RequestRecord();
        ContainerRequest request = new ContainerRequest(
                URI.create("https://css.example.org/"),
                URI.create("https://css.example.org" + path),
                method,
                null,
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        for (String header : headers) {
            request.header(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            return Answer.of(handler.apply(request, written).get(), written.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static ResourceConfig application(LimitSettings limits) {
        CssApplication application = new CssApplication();
        return new ResourceConfig(application.getClasses())
                .addProperties(application.getProperties())
                .register(injected(limits));
    }

    /** What CDI would inject. */
    private static AbstractBinder injected(LimitSettings limits) {
        Refusals refusals = TestRefusals.create();
        Metrics metrics = new Metrics(List::of, Clock.systemUTC());
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(deposits()).to(DepositService.class);
                bind(nonces()).to(NonceService.class);
                bind(releases()).to(ReleaseService.class);
                bind(sessionNonces()).to(Nonces.class);
                bindFactory(provided(() -> current.info)).to(InfoDetail.class);
                bind(Clock.fixed(NOW, ZoneOffset.UTC)).to(Clock.class);
                // filters live as long as the application and are given one that stands for that of each request, as
                // CDI does
                bindFactory(provided(() -> current.record))
                        .to(RequestRecord.class)
                        .in(RequestScoped.class)
                        .proxy(true)
                        .proxyForSameScope(false);
                bind(new RequestSource()).to(RequestSource.class);
                bind(new SourceLimits(limits, MonotonicClock.system(), new SecureRandom()))
                        .to(SourceLimits.class);
                bind(health()).to(Health.class);
                bind(state()).to(ServiceState.class);
                bind(metrics).to(Metrics.class);
                bind(metricsAccess()).to(MetricsAccess.class);
                bind(refusals).to(Refusals.class);
                bindAsContract(ThrowableMapper.class);
            }
        };
    }

    private static Health health() {
        return new Health() {
            @Override
            public List<Check> ready() {
                return List.of(new Check("ocsp", true, Map.of("ocsp.example.org", "answered at noon")));
            }
        };
    }

    private static MetricsAccess metricsAccess() {
        return new MetricsAccess() {
            @Override
            protected Optional<BearerToken> token() {
                return Optional.of(new BearerToken(METRICS_TOKEN));
            }
        };
    }

    private static ServiceState state() {
        return new ServiceState() {
            @Override
            public State state() {
                return current.state;
            }
        };
    }

    private static DepositService deposits() {
        return new DepositService() {
            @Override
            public DepositReceipt deposit(KeyShare share, Optional<Instant> expiry) {
                return current.deposit.apply(share, expiry);
            }
        };
    }

    private static NonceService nonces() {
        return new NonceService() {
            @Override
            public Nonce create(NonceRequest request) {
                return current.nonce.apply(request);
            }
        };
    }

    private static ReleaseService releases() {
        return new ReleaseService() {
            @Override
            public ReleasedShare release(ReleaseRequest request) {
                return current.release.apply(request);
            }
        };
    }

    private static <T> Factory<T> provided(Supplier<T> value) {
        return new Factory<>() {
            @Override
            public T provide() {
                return value.get();
            }

            @Override
            public void dispose(T given) {
                // nothing is held
            }
        };
    }

    private static Nonces sessionNonces() {
        NonceKeys keys = new NonceKeys();
        keys.replace(List.of(new NonceKey(1, new byte[32], NOW)));
        return new Nonces(
                keys,
                new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7)),
                // knows of no comparison, as on a node that has no database
                new ClockAgreement(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom());
    }

    private static <T> T unexpected() {
        throw new AssertionError("this service must not be called");
    }
}
