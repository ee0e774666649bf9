package ee.cdoc2.css.settings;

import ee.cdoc2.css.trust.AnchorSettings;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Where the configuration comes from: the sources of MicroProfile Config as the application saw them at its start.
 *
 * <p>The sources are asked one by one, the one with the highest ordinal first. {@link Config} itself is not asked: it
 * replaces {@code ${...}} and backslashes within a value, so that a password would be another one, and some servers
 * translate a property's name to that of its environment variable by the rules of the JVM's locale.
 */
public final class SettingsSource {
    private final Config config;

    public SettingsSource(Config config) {
        this.config = config;
    }

    /**
     * Reads and checks the configuration, and every file that it names.
     *
     * @return the configuration
     * @throws SettingsException with every fault
     */
    public CssSettings read() {
        return reader().read();
    }

    /**
     * Reads where the trust anchors are, and nothing else: faults elsewhere do not matter, and no file is touched.
     *
     * @return the settings
     * @throws SettingsException when that is not said
     */
    public AnchorSettings anchors() {
        return reader().anchors();
    }

    private SettingsReader reader() {
        Set<String> names = new LinkedHashSet<>();
        sources().map(ConfigSource::getPropertyNames).forEach(names::addAll);
        return new SettingsReader(this::value, names);
    }

    /** The text of a setting, each character as it was set. */
    private Optional<String> value(String name) {
        String variable = SettingName.variable(name);
        return sources()
                .flatMap(source -> Stream.of(name, variable).map(source::getValue))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<ConfigSource> sources() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false);
    }
}
