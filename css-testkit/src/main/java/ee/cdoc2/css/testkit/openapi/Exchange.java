package ee.cdoc2.css.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares a request and its answer with the API description: status, headers, media type and body of the answer. A
 * request that succeeded is compared too: otherwise the description would be stricter than the server.
 */
final class Exchange {

    /** Headers of HTTP itself (RFC 9110, RFC 9112) need no description. Open Liberty sends Content-Language. */
    private static final Set<String> OF_HTTP = Set.of(
            "date",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "content-length",
            "content-type",
            "content-language");

    private final ApiDescription api;
    private final SentRequest request;
    private final WireAnswer answer;
    private final boolean serverAddsHeaders;
    private final List<String> faults = new ArrayList<>();

    private Exchange(ApiDescription api, SentRequest request, WireAnswer answer, boolean serverAddsHeaders) {
        this.api = api;
        this.request = request;
        this.answer = answer;
        this.serverAddsHeaders = serverAddsHeaders;
    }

    /**
     * {@return the differences; empty if there are none}
     *
     * @param serverAddsHeaders whether headers that are not described are accepted
     */
    static List<String> faults(ApiDescription api, SentRequest request, WireAnswer answer, boolean serverAddsHeaders) {
        Exchange exchange = new Exchange(api, request, answer, serverAddsHeaders);
        exchange.compare();
        return exchange.faults;
    }

    private void compare() {
        JsonNode described = api.responses(request.method(), request.path()).path(Integer.toString(answer.status()));
        if (described.isMissingNode()) {
            faults.add("the status is not described");
            return;
        }
        JsonNode response = api.resolved(described);
        response.path("headers")
                .properties()
                .forEach(header -> compareHeader(header.getKey(), api.resolved(header.getValue())));
        undescribedHeaders(response.path("headers")).forEach(name -> faults.add(name + " is not described"));
        compareBody(response.path("content"));
        if (answer.status() < 300) {
            api.operation(request.method(), request.path()).ifPresent(this::compareRequest);
        }
    }

    private Stream<String> undescribedHeaders(JsonNode described) {
        if (serverAddsHeaders) {
            return Stream.empty();
        }
        return answer.headerNames().stream()
                .filter(name -> !OF_HTTP.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> described.properties().stream()
                        .noneMatch(header -> header.getKey().equalsIgnoreCase(name)));
    }

    private void compareHeader(String name, JsonNode header) {
        List<String> values = answer.headers(name);
        if (values.size() != 1) {
            if (!values.isEmpty() || header.path("required").asBoolean()) {
                faults.add(name + " occurs " + values.size() + " times");
            }
            return;
        }
        compareText(name, values.get(0), header.path("schema"));
    }

    private void compareBody(JsonNode content) {
        if (request.method().equals("HEAD") || content.isMissingNode()) {
            if (answer.body().length > 0) {
                faults.add("there is a body");
            }
            return;
        }
        String type = mediaType(answer.header("Content-Type").orElse("none"));
        JsonNode described = content.path(type);
        if (described.isMissingNode()) {
            faults.add("the media type " + type + " is not described");
        } else if (type.endsWith("json")) {
            compareJson("body", answer.text(), described.path("schema"));
        } else {
            compareText("body", answer.text(), described.path("schema"));
        }
    }

    private void compareRequest(JsonNode operation) {
        operation.path("parameters").forEach(parameter -> compareParameter(api.resolved(parameter)));
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        // a chunked body is not decoded here
        if (!content.isMissingNode()
                && !request.body().isEmpty()
                && request.values("Transfer-Encoding").isEmpty()) {
            compareJson("granted request's body", request.body(), content.path("schema"));
        }
    }

    private void compareParameter(JsonNode parameter) {
        if (!parameter.path("in").asText().equals("header")) {
            return;
        }
        String name = parameter.path("name").asText();
        List<String> values = request.values(name);
        if (parameter.path("required").asBoolean() && values.size() != 1) {
            faults.add("granted request has " + name + " " + values.size() + " times");
        }
        values.forEach(value -> compareText("granted request's " + name, value, parameter.path("schema")));
    }

    private void compareJson(String what, String text, JsonNode schema) {
        try {
            compare(what, ApiDescription.parse(text), schema);
        } catch (IllegalArgumentException malformed) {
            faults.add(what + " is no JSON");
        }
    }

    private void compareText(String what, String text, JsonNode schema) {
        boolean number = schema.path("type").asText().equals("integer") && text.matches("[0-9]{1,9}");
        compare(what, number ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text), schema);
    }

    private void compare(String what, JsonNode value, JsonNode schema) {
        api.schema(schema).validate(value).forEach(fault -> faults.add(what + ": " + fault.getMessage()));
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
