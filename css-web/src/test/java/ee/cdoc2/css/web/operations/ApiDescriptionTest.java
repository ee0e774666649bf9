package ee.cdoc2.css.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.testkit.openapi.ApiDescription;
import ee.cdoc2.css.testkit.openapi.ApiDescription.Route;
import ee.cdoc2.css.web.ServedRoutes;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** openapi.json is OpenAPI, complete, and true of the code. */
class ApiDescriptionTest {
    private final ApiDescription api = ApiDescription.ofRepository();

    @Test
    void isOpenApi() throws IOException {
        ParseOptions strictly = new ParseOptions();
        strictly.setOaiAuthor(true);

        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readContents(Files.readString(ApiDescription.source()), List.of(), strictly);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(11);
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    }

    @Test
    void refersOnlyToWhatThereIs() {
        walk(
                api.root(),
                "",
                (where, node) ->
                        assertThat(api.resolved(node).isMissingNode()).as(where).isFalse());
    }

    @Test
    void hasNoComponentThatNothingRefersTo() {
        Set<String> used = new HashSet<>();
        walk(api.root(), "", (where, node) -> used.add(node.path("$ref").asText()));

        Stream<String> components = Stream.of("schemas", "parameters", "headers", "responses")
                .flatMap(kind -> names(api.root().path("components").path(kind))
                        .map(name -> "#/components/" + kind + "/" + name));

        assertThat(components).allSatisfy(component -> assertThat(used).contains(component));
    }

    @Test
    void describesEveryMethodOfTheResourcesAndNothingElse() {
        Stream<Route> options = ServedRoutes.all().stream().map(served -> new Route(HttpMethod.OPTIONS, served.path()));

        assertThat(api.routes())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ServedRoutes.all().stream(), options)
                        .distinct()
                        .toList());
    }

    @Test
    void describesOptionsAndWhatOtherMethodsGetOnEveryPath() {
        api.root().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/"))
                .forEach(path -> {
                    assertThat(path.getValue().has("options")).as(path.getKey()).isTrue();
                    assertThat(path.getValue().at("/x-any-other-method/405").isMissingNode())
                            .as(path.getKey())
                            .isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsDescribedByATypeOfItsOwn(ProblemType type) {
        JsonNode members = api.root()
                .path("components")
                .path("schemas")
                .path(schemaName(type))
                .path("allOf")
                .path(1)
                .path("properties");

        assertThat(members.at("/type/enum"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(type.uri().toString());
        assertThat(members.at("/title/enum"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(type.title());
        assertThat(members.at("/status/enum"))
                .singleElement()
                .extracting(JsonNode::asInt)
                .isEqualTo(type.status());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsShownByAnExample(ProblemType type) {
        Set<JsonNode> examples = new HashSet<>();
        walk(api.root().path("components").path("responses"), "", (where, node) -> {
            if (where.contains("/examples/")
                    && node.path("type").asText().equals(type.uri().toString())) {
                examples.add(node);
            }
        });

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(api.component(schemaName(type)).validate(example))
                                .isEmpty());
    }

    @Test
    void noOtherProblemIsDescribed() {
        assertThat(names(api.root().path("components").path("schemas")).filter(name -> name.endsWith("Problem")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("Problem"),
                                Arrays.stream(ProblemType.values()).map(ApiDescriptionTest::schemaName))
                        .toList());
    }

    @Test
    void everyProblemIsAnsweredWithItsStatus() {
        everyResponse((where, response) -> {
            String status = where.substring(where.lastIndexOf('/') + 1);
            response.path("content")
                    .path("application/problem+json")
                    .path("examples")
                    .forEach(example -> assertThat(
                                    example.path("value").path("status").asText())
                            .as(where)
                            .isEqualTo(status));
        });
    }

    @Test
    void everyAnswerCarriesTheHeadersThatEveryAnswerHas() {
        everyResponse((where, response) -> assertThat(names(response.path("headers")))
                .as(where)
                .contains("Cache-Control", "X-Content-Type-Options", "Strict-Transport-Security", "X-Request-Id"));
    }

    @Test
    void everyExampleIsOfItsSchema() {
        int[] examples = {0};
        walk(
                api.root(),
                "",
                (where, node) -> examplesIn(where, node).forEach(example -> {
                    JsonNode schema = node.has("schema") ? node.path("schema") : node;
                    Set<ValidationMessage> faults = api.schema(schema).validate(example);
                    assertThat(faults).as(where).isEmpty();
                    examples[0]++;
                }));

        assertThat(examples[0]).isGreaterThan(30);
    }

    @Test
    void everyContentHasAnExample() {
        walk(api.root(), "", (where, node) -> {
            if (where.matches(".*/content/[^/]+")) {
                assertThat(examplesIn(where, node)).as(where).isNotEmpty();
            }
        });
    }

    /** {@return the examples beside a schema, or in it} */
    private static Stream<JsonNode> examplesIn(String where, JsonNode node) {
        if (!node.has("schema") && !where.matches(".*/schema|.*/schemas/[^/]+")) {
            return Stream.empty();
        }
        Stream<JsonNode> many =
                StreamSupport.stream(node.path("examples").spliterator(), false).map(each -> each.path("value"));
        return node.has("example") ? Stream.concat(many, Stream.of(node.path("example"))) : many;
    }

    private void everyResponse(BiConsumer<String, JsonNode> what) {
        int[] responses = {0};
        walk(api.root().path("paths"), "", (where, node) -> {
            if (where.matches(".*/(responses|x-any-other-[a-z]+)/[0-9]{3}")) {
                what.accept(where, api.resolved(node));
                responses[0]++;
            }
        });
        assertThat(responses[0]).isGreaterThan(50);
    }

    private static void walk(JsonNode node, String where, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(where, node);
        node.properties()
                .forEach(member ->
                        walk(member.getValue(), where + "/" + member.getKey().replace('/', '|'), visitor));
        if (node.isArray()) {
            node.forEach(element -> walk(element, where + "/-", visitor));
        }
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey());
    }

    private static String schemaName(ProblemType type) {
        return Arrays.stream(type.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())
                + "Problem";
    }
}
