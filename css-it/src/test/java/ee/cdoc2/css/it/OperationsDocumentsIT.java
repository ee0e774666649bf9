package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in docs/operations are those that a running server exposes, and all of them. */
@Tag("h2")
@SecondProtocolIsSpoken
class OperationsDocumentsIT extends BlackBox {

    private static final Path DOCUMENTS = RepositoryFiles.find("docs/operations");
    /** A row of the table of metrics: name, kind, labels. */
    private static final Pattern ROW = Pattern.compile("\\| `(css_[a-z_]+)` \\| ([a-z]+) \\|([^|]*)\\|.*");

    private static final Pattern EXPRESSION = Pattern.compile("(?:\"expr\":|expr:) *\"?(.*?)\"?,?");
    /** What stands in the texts of alerts, the names of series, and Grafana's variables. */
    private static final Pattern QUOTED_LABEL = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?([a-z_]+) *}}");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\(([a-z_]+), *([a-z_]+)\\)");
    private static final Pattern SELECTOR = Pattern.compile("((?:css|jvm|process|system)_[a-z_]+)(?:\\{(.*?)})?");
    /** One of the server, or the one that Prometheus makes of each scrape. */
    private static final Pattern METRIC = Pattern.compile("(?:css|jvm|process|system)_[a-z_]+|\\bup\\{");

    private static final Pattern MATCHER = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=) *\\\\?\"");
    private static final Pattern GROUPING = Pattern.compile("(?:by|without|on|ignoring) *\\(([a-z_, ]+)\\)");
    /** Of a listener that is ours. */
    private static final Set<String> OF_THE_LISTENER =
            Set.of("css_tls_handshakes_total", "css_connections_refused_total");

    /** Whether it is. */
    private static final boolean TLS_IS_OURS =
            System.getProperty("css.it.server").matches("micro|payara-server");
    /** Put on by Prometheus itself when it scrapes. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

    @Test
    void eachMetricOfOursIsExplainedWithItsLabels() throws IOException {
        Scrape scrape = afterTraffic();
        List<Matcher> rows = lines("README.md").stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> isShownHere(row.group(1)))
                .toList();

        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(scrape.families().keySet().stream()
                        .filter(name -> name.startsWith("css_"))
                        .toList());
        for (Matcher row : rows) {
            assertThat(row.group(2))
                    .as(row.group(1))
                    .isEqualTo(scrape.families().get(row.group(1)));
            assertThat(labels(row.group(3))).as(row.group(1)).isEqualTo(exposedLabels(scrape, row.group(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yaml"})
    void eachNameInAnExpressionIsExposed(String document) throws IOException {
        Scrape scrape = afterTraffic();
        List<String> expressions = lines(document).stream()
                .map(String::strip)
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();

        assertThat(expressions).hasSizeGreaterThan(9);
        for (String expression : expressions) {
            assertThat(expression).containsPattern(METRIC);
            Set<String> known = new TreeSet<>(OF_THE_SCRAPE);
            Matcher selector = SELECTOR.matcher(expression);
            while (selector.find()) {
                if (!isShownHere(selector.group(1))) {
                    continue;
                }
                assertThat(scrape.names()).as(expression).contains(selector.group(1));
                Set<String> labels = scrape.labels(selector.group(1));
                labels.addAll(OF_THE_SCRAPE);
                if (selector.group(2) != null) {
                    assertThat(labels).as(expression).containsAll(all(MATCHER, selector.group(2)));
                }
                known.addAll(labels);
            }
            all(GROUPING, expression)
                    .forEach(group -> assertThat(known)
                            .as(expression)
                            .containsAll(Arrays.stream(group.split(","))
                                    .map(String::strip)
                                    .toList()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yaml"})
    void eachNameInATextIsExposed(String document) throws IOException {
        Scrape scrape = afterTraffic();
        Set<String> labels = scrape.names().stream()
                .flatMap(name -> scrape.labels(name).stream())
                .collect(Collectors.toSet());
        labels.addAll(OF_THE_SCRAPE);
        String text = String.join("\n", lines(document));

        assertThat(labels).containsAll(all(QUOTED_LABEL, text));
        Matcher values = LABEL_VALUES.matcher(text);
        while (values.find()) {
            assertThat(scrape.names()).contains(values.group(1));
            assertThat(labels).contains(values.group(2));
        }
    }

    private static boolean isShownHere(String metric) {
        return TLS_IS_OURS || !OF_THE_LISTENER.contains(metric);
    }

    /** Everything that has to happen before every figure is there. */
    private Scrape afterTraffic() {
        CssClient client = environment.client();
        ServerAddress address = TestEnvironment.address(environment.server());
        StoredShare share = client.store(environment.mobileIdUser());
        Outcome.released(client.fetch(share), share);
        Outcome.released(client.fetch(share), share);
        HealthAnswer.of(client, address, "ready");
        return Scrape.of(client, address, TestEnvironment.METRICS_TOKEN);
    }

    /** A histogram's labels stand at its parts; {@code le} belongs to the kind, not to the metric. */
    private static Set<String> exposedLabels(Scrape scrape, String family) {
        return scrape.labels(scrape.families().get(family).equals("histogram") ? family + "_count" : family);
    }

    private static Set<String> labels(String cell) {
        return all(Pattern.compile("`([a-z_]+)`"), cell);
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> lines(String document) throws IOException {
        return Files.readAllLines(DOCUMENTS.resolve(document));
    }
}
