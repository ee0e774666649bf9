package ee.cdoc2.css.configuration;

import org.eclipse.microprofile.config.Config;

/** Where the configuration comes from: MicroProfile Config as the application saw it at its start. */
public final class ConfigurationSource {
    private final Config config;

    ConfigurationSource(Config config) {
        this.config = config;
    }

    /**
     * Reads and checks the configuration, and every file that it names.
     *
     * @return the configuration
     * @throws ConfigurationException with every fault
     */
    public CssConfiguration read() {
        return new ConfigurationReader(name -> config.getOptionalValue(name, String.class), config.getPropertyNames())
                .read();
    }
}
