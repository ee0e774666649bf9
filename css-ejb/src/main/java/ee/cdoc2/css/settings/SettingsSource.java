package ee.cdoc2.css.settings;

import ee.cdoc2.css.trust.AnchorSettings;
import org.eclipse.microprofile.config.Config;

/** Where the configuration comes from: MicroProfile Config as the application saw it at its start. */
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
        return new SettingsReader(name -> config.getOptionalValue(name, String.class), config.getPropertyNames());
    }
}
