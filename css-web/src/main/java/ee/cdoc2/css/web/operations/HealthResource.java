package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.management.Check;
import ee.cdoc2.css.management.Health;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Health in the paths and the format of MicroProfile Health 4.0 (section 3, "REST endpoints" and "JSON format"): 200
 * and {@code UP}, or 503 and {@code DOWN}. Answered by the application, so that it is the same on every server
 * (docs/adr/0018). Everybody is told the checks and their status. What they found besides, such as which OCSP responder
 * answered when, is told to those who may see the metrics.
 */
@Path(Routes.HEALTH)
@ApplicationScoped
public class HealthResource {
    @Inject
    private Health health;

    @Inject
    private MetricsAccess access;

    /**
     * Answers for all checks.
     *
     * @param headers may show the metrics token
     * @return the checks of all three groups
     */
    @GET
    public Response all(@Context HttpHeaders headers) {
        return answer(
                Stream.of(health.started(), health.live(), health.ready())
                        .flatMap(List::stream)
                        .toList(),
                headers);
    }

    /**
     * Answers for the start.
     *
     * @param headers may show the metrics token
     * @return whether the application has started
     */
    @GET
    @Path(Routes.STARTED)
    public Response started(@Context HttpHeaders headers) {
        return answer(health.started(), headers);
    }

    /**
     * Answers for the process.
     *
     * @param headers may show the metrics token
     * @return whether the process works; a process that does not is to be restarted
     */
    @GET
    @Path(Routes.LIVE)
    public Response live(@Context HttpHeaders headers) {
        return answer(health.live(), headers);
    }

    /**
     * Answers for the service.
     *
     * @param headers may show the metrics token
     * @return whether requests should be sent here
     */
    @GET
    @Path(Routes.READY)
    public Response ready(@Context HttpHeaders headers) {
        return answer(health.ready(), headers);
    }

    private Response answer(List<Check> checks, HttpHeaders headers) {
        boolean detailed = access.admits(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        boolean up = checks.stream().allMatch(Check::up);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("status", status(up));
        members.put(
                "checks",
                new JsonArray(checks.stream()
                        .<JsonValue>map(check -> json(check, detailed))
                        .toList()));
        return Response.status(up ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(StrictJson.write(new JsonObject(members)))
                .build();
    }

    private static JsonObject json(Check check, boolean detailed) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", new JsonString(check.name()));
        members.put("status", status(check.up()));
        if (detailed && !check.data().isEmpty()) {
            Map<String, JsonValue> data = new TreeMap<>();
            check.data().forEach((name, value) -> data.put(name, new JsonString(value)));
            members.put("data", new JsonObject(data));
        }
        return new JsonObject(members);
    }

    private static JsonString status(boolean up) {
        return new JsonString(up ? "UP" : "DOWN");
    }
}
