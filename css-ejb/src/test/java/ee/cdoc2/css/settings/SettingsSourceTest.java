package ee.cdoc2.css.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.Pem;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers differ in what they make of a name and of a value: here neither is left to them. */
class SettingsSourceTest {
    private static final Locale TURKISH = Locale.forLanguageTag("tr-TR");

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void leastThatWorks() {
        Path anchors = folder.resolve("eid.pem");
        Pem.write(anchors, List.of(CertificateAuthority.named("eID CA").certificate()));
        environment.put("CSS_BASE_URLS", "https://css.example");
        environment.put("CSS_TRUST_PRIVATE_JIO", anchors.toString());
    }

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
    }

    @Test
    void variablesAreFoundInATurkishLocale() {
        Locale.setDefault(TURKISH);
        environment.put("CSS_TICKET_ALGORITHMS", "ES256");
        environment.put("CSS_TRUST_POLICIES", "1.3.6.1");

        CssSettings settings = read();

        assertThat(settings.tickets().algorithms()).containsExactly(SignatureAlgorithm.ES256);
        assertThat(settings.purpose().policies()).containsExactly("1.3.6.1");
        assertThat(settings.anchors().sources()).hasSize(1);
    }

    @Test
    void valuesAreTakenAsTheyStand() {
        String token = "tok${x}en-$${y}-\\${z}-\\-${ENV=HOME}-#{a}";
        environment.put("CSS_METRICS_TOKEN", token);

        assertThat(read().node().metricsToken())
                .hasValueSatisfying(metrics -> assertThat(metrics.is(token)).isTrue());
    }

    @Test
    void sourceThatComesFirstWins() {
        environment.put("CSS_NONCE_SINGLE_USE", "true");
        properties.put("css.nonce.single-use", "false");

        assertThat(read().nonces().singleUse()).isFalse();
    }

    private CssSettings read() {
        return new SettingsSource(config()).read();
    }

    /** A server whose sources know the exact names alone; what it makes of values is not asked for. */
    private Config config() {
        List<ConfigSource> sources = List.of(source("properties", properties), source("environment", environment));
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getConfigSources");
                    return sources;
                });
    }

    private static ConfigSource source(String name, Map<String, String> values) {
        return new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return values.keySet();
            }

            @Override
            public String getValue(String property) {
                return values.get(property);
            }

            @Override
            public String getName() {
                return name;
            }
        };
    }
}
