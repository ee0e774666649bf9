package ee.cdoc2.css.testkit.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.regex.RegularExpression;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The product's OpenAPI 3.0 document. All its references are local. Safe for use by many threads. */
public final class ApiDescription {

    private static final String SOURCE = "css-web/src/main/resources/ee/cdoc2/css/web/operations/openapi.json";
    private static final String BASE = "urn:css:openapi";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String ANY_OTHER_METHOD = "x-any-other-method";
    private static final String ANY_OTHER_PATH = "x-any-other-path";
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .regularExpressionFactory(ApiDescription::ecma262)
            .build();

    private final JsonNode root;
    /** The path items, and the paths that each is for. */
    private final Map<Pattern, JsonNode> items = new LinkedHashMap<>();

    private final JsonSchemaFactory schemas;
    /** To make a validator takes longer than to use it, and each answer has a dozen of headers. */
    private final Map<JsonNode, JsonSchema> validators = new ConcurrentHashMap<>();

    /**
     * Method and path of an operation.
     *
     * @param method in upper case
     * @param path with parameters in braces: {@code /key-shares/{shareId}}
     */
    public record Route(String method, String path) {}

    private ApiDescription(String text) {
        this.root = parse(text);
        root.path("paths")
                .properties()
                .forEach(item ->
                        items.put(Pattern.compile(item.getKey().replaceAll("\\{[^}]+}", "[^/]+")), item.getValue()));
        this.schemas = JsonSchemaFactory.builder()
                .metaSchema(OpenApi30.getInstance())
                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, text)))
                .build();
    }

    /** {@return the document of the repository that the working directory belongs to} */
    public static ApiDescription ofRepository() {
        return new ApiDescription(read(source()));
    }

    /** {@return the file that the product is built with} */
    public static Path source() {
        return RepositoryFiles.find(SOURCE);
    }

    /** {@return the document} */
    public JsonNode root() {
        return root;
    }

    /** {@return all operations} */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (METHODS.contains(name)) {
                        routes.add(new Route(name.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return routes;
    }

    /** {@return the operation for the method and path of a request; empty if none is described} */
    Optional<JsonNode> operation(String method, String path) {
        return METHODS.stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).equals(method))
                .findFirst()
                .flatMap(name -> item(path).map(item -> item.path(name)))
                .filter(JsonNode::isObject);
    }

    /** {@return the Responses Object for the method and path of a request, whether the operation is described or not} */
    JsonNode responses(String method, String path) {
        return operation(method, path)
                .map(operation -> operation.path("responses"))
                .or(() -> item(path).map(item -> item.path(ANY_OTHER_METHOD)))
                .orElseGet(() -> root.path("paths").path(ANY_OTHER_PATH));
    }

    /** {@return the node that a {@code $ref} points to, or the node itself if it is no reference} */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** {@return a validator for the component schema of this name} */
    public JsonSchema component(String name) {
        return schemas.getSchema(SchemaLocation.of(BASE + "#/components/schemas/" + name), CONFIG);
    }

    /** {@return a validator for a Schema Object of this document; its references are resolved in this document} */
    public JsonSchema schema(JsonNode schema) {
        return validators.computeIfAbsent(schema, this::validator);
    }

    private JsonSchema validator(JsonNode schema) {
        return schemas.getSchema(parse(schema.toString().replace("\"$ref\":\"#", "\"$ref\":\"" + BASE + "#")), CONFIG);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
    }

    private Optional<JsonNode> item(String path) {
        return items.entrySet().stream()
                .filter(item -> item.getKey().matcher(path).matches())
                .findFirst()
                .map(Map.Entry::getValue);
    }

    /** In ECMA 262, which patterns are written in, {@code $} matches at the end only; in Java also before a line feed. */
    private static RegularExpression ecma262(String pattern) {
        return Pattern.compile(pattern.replaceFirst("\\$$", "\\\\z")).asPredicate()::test;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
