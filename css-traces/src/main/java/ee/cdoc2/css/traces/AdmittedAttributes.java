package ee.cdoc2.css.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes that may leave, by their names in OpenTelemetry's semantic conventions; those of databases by their older names, too. Not
 * among them: addresses of clients and what they sent (path, query, headers, {@code Host}), the text of statements, and messages.
 */
final class AdmittedAttributes {
    private static final Set<String> OF_SPANS = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "http.response.header.x-request-id",
            "error.type",
            "db.system",
            "db.system.name",
            "db.operation",
            "db.operation.name",
            "db.sql.table",
            "db.collection.name");

    /** What a span is named by, the first of each group that it has. */
    private static final List<List<String>> OF_NAMES = List.of(
            List.of("http.request.method", "db.operation", "db.operation.name", "db.system", "db.system.name"),
            List.of("http.route", "db.sql.table", "db.collection.name"));

    /** Whom this server asks. In a span of its own work it would be what the client wrote as {@code Host}. */
    private static final Set<String> OF_QUESTIONS = Set.of("server.address", "server.port");

    private static final Set<String> OF_RESOURCES = Set.of(
            "service.name",
            "service.version",
            "service.instance.id",
            "host.name",
            "process.pid",
            "process.runtime.name",
            "process.runtime.version",
            "telemetry.distro.name",
            "telemetry.distro.version",
            "telemetry.sdk.language",
            "telemetry.sdk.name",
            "telemetry.sdk.version");

    private AdmittedAttributes() {}

    /** {@return those of a span's attributes} */
    static Attributes of(SpanKind kind, Attributes all) {
        return all.toBuilder()
                .removeIf(key -> !OF_SPANS.contains(key.getKey())
                        && !(kind == SpanKind.CLIENT && OF_QUESTIONS.contains(key.getKey())))
                .build();
    }

    /** {@return what a span with these is called, such as {@code GET /key-shares/{shareId}}; nothing when they do not say it} */
    static Optional<String> name(Attributes admitted) {
        return OF_NAMES.stream()
                .flatMap(group -> group.stream()
                        .map(AttributeKey::stringKey)
                        .map(admitted::get)
                        .filter(Objects::nonNull)
                        .limit(1))
                .reduce((what, where) -> what + " " + where);
    }

    /** {@return a description of this process with those of its attributes: the command line is not among them} */
    static Resource of(Resource process) {
        return Resource.create(
                process.getAttributes().toBuilder()
                        .removeIf(key -> !OF_RESOURCES.contains(key.getKey()))
                        .build(),
                process.getSchemaUrl());
    }
}
