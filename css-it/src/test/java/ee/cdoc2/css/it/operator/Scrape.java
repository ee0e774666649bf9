package ee.cdoc2.css.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics of one moment, as a Prometheus reads them.
 *
 * @param samples value by name and labels, as they stand in the text
 * @param families metric types ({@code counter}, …) by the metric's name
 */
public record Scrape(Map<String, Double> samples, Map<String, String> families) {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_][a-z0-9_]*(?:\\{.*})?) ([^ ]+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z0-9_]+) ([a-z]+)");
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

    /** Asks a server for its metrics. */
    public static Scrape of(CssClient client, ServerAddress address, String token) {
        WireAnswer answer = client.send(request(address, "Bearer " + token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Scrape scrape = new Scrape(new TreeMap<>(), new TreeMap<>());
        answer.text().lines().forEach(scrape::read);
        return scrape;
    }

    /** {@return the request, with any value of Authorization; none for null} */
    public static byte[] request(ServerAddress address, String authorization) {
        RequestBytes request = RequestBytes.of("GET", "/metrics", address).header("Connection", "close");
        return (authorization == null ? request : request.header("Authorization", authorization)).bytes();
    }

    /** {@return a sample; 0 where it does not exist yet} */
    public double value(String nameAndLabels) {
        return samples.getOrDefault(nameAndLabels, 0.0);
    }

    /** {@return the labels of all samples of this name; empty where there is no sample} */
    public Set<String> labels(String name) {
        Set<String> labels = new TreeSet<>();
        samples.keySet().stream().filter(sample -> name(sample).equals(name)).forEach(sample -> {
            Matcher label = LABEL.matcher(sample);
            while (label.find()) {
                labels.add(label.group(1));
            }
        });
        return labels;
    }

    /** {@return the names of all samples} */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples.keySet().forEach(sample -> names.add(name(sample)));
        return names;
    }

    private void read(String line) {
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (type.matches()) {
            families.put(type.group(1), type.group(2));
        } else if (sample.matches()) {
            samples.put(sample.group(1), Double.valueOf(sample.group(2)));
        }
    }

    private static String name(String sample) {
        int labels = sample.indexOf('{');
        return labels < 0 ? sample : sample.substring(0, labels);
    }
}
