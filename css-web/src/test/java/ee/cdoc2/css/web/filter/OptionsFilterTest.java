package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.testkit.openapi.ApiDescription.Route;
import ee.cdoc2.css.web.ServedRoutes;
import jakarta.ws.rs.HttpMethod;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsFilterTest {

    @Test
    void listsTheMethodsThatTheResourcesHave() {
        Map<String, TreeSet<String>> methods = ServedRoutes.all().stream()
                .filter(served -> !served.method().equals(HttpMethod.HEAD))
                .flatMap(served -> Stream.of(served, new Route(HttpMethod.OPTIONS, served.path())))
                .collect(Collectors.groupingBy(
                        Route::path, Collectors.mapping(Route::method, Collectors.toCollection(TreeSet::new))));
        Map<String, String> expected = new TreeMap<>();
        methods.forEach((path, allowed) -> expected.put(path, String.join(", ", allowed)));

        assertThat(OptionsFilter.ALLOWED).isEqualTo(expected);
        assertThat(Routes.all()).isEqualTo(expected.keySet());
    }
}
