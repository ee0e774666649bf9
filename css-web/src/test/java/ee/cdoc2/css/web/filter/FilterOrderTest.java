package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.web.CssApplication;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order in the description of the package is the one at work. */
class FilterOrderTest {
    private static final Path DESCRIPTION = Path.of("src/main/java/ee/cdoc2/css/web/filter/package-info.java");
    private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");

    private static final Pattern LISTED = Pattern.compile("<li>\\{@link (\\w+)}");
    private static final Pattern DECLARED =
            Pattern.compile("<filter-name>([a-z-]+)</filter-name>\\s*<filter-class>[\\w.]*\\.(\\w+)</filter-class>");
    private static final Pattern MAPPED =
            Pattern.compile("<filter-name>([a-z-]+)</filter-name>\\s*<url-pattern>/\\*</url-pattern>");

    @Test
    void filtersRunInTheOrderThatIsDescribed() throws IOException {
        List<String> described =
                matches(LISTED, DESCRIPTION).map(listed -> listed.group(1)).toList();

        assertThat(Stream.concat(servletFilters(), requestFilters())).containsExactlyElementsOf(described);
    }

    @Test
    void noTwoFiltersHaveOnePriority() {
        assertThat(jaxRsFilters().map(FilterOrderTest::priority)).doesNotHaveDuplicates();
    }

    private static Stream<String> servletFilters() throws IOException {
        Map<String, String> classes = matches(DECLARED, WEB_XML)
                .collect(Collectors.toMap(declared -> declared.group(1), declared -> declared.group(2)));
        return matches(MAPPED, WEB_XML).map(mapped -> classes.get(mapped.group(1)));
    }

    /** Every filter before matching runs before every other one, whatever the priorities (JAX-RS 3.1 section 6.5.4). */
    private static Stream<String> requestFilters() {
        return jaxRsFilters()
                .sorted(Comparator.<Class<?>, Boolean>comparing(
                                filter -> !filter.isAnnotationPresent(PreMatching.class))
                        .thenComparing(FilterOrderTest::priority))
                .map(Class::getSimpleName);
    }

    private static Stream<Class<?>> jaxRsFilters() {
        return new CssApplication().getClasses().stream().filter(ContainerRequestFilter.class::isAssignableFrom);
    }

    private static int priority(Class<?> filter) {
        return filter.getAnnotation(Priority.class).value();
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results();
    }
}
