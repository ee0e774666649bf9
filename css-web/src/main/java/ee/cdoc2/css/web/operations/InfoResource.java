package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.common.Build;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.settings.InfoDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was built, and this node's time, for everybody; as much of it as {@code css.info} says. */
@Path(Routes.INFO)
@ApplicationScoped
public class InfoResource {
    private final JsonObject build = build();

    @Inject
    private InfoDetail detail;

    @Inject
    private Clock clock;

    /**
     * Shows it.
     *
     * @return 200 with {@code build} and {@code system.time}, or the latter alone, whatever {@code Accept} says
     */
    @GET
    public Response info() {
        if (detail == InfoDetail.OFF) {
            throw new NotFoundException();
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (detail == InfoDetail.FULL) {
            members.put("build", build);
        }
        members.put(
                "system.time",
                new JsonString(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        return Response.ok(StrictJson.write(new JsonObject(members)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonObject build() {
        Build build = Build.read();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("artifact", new JsonString(build.artifact()));
        members.put("group", new JsonString(build.group()));
        members.put("name", new JsonString(build.name()));
        members.put("version", new JsonString(build.version()));
        members.put("time", new JsonString(build.time()));
        return new JsonObject(members);
    }
}
