package ee.cdoc2.css.settings;

import ee.cdoc2.css.keyset.KeySetConnection;
import ee.cdoc2.css.keyset.KeySetSettings;
import ee.cdoc2.css.keyset.KeySetSource;
import ee.cdoc2.css.keyset.KeySetTimes;
import ee.cdoc2.css.keyset.PublishedKeys;
import ee.cdoc2.css.keyset.SigningServer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code css.session.keys}, {@code css.rp.keys} and {@code css.keys.*}. */
final class KeySetSettingsReader {
    private static final Map<SigningServer, String> SOURCES =
            Map.of(SigningServer.AUTH_SERVER, "css.session.keys", SigningServer.RP_SERVER, "css.rp.keys");
    private static final String TRUST = "css.keys.trust";

    private final PropertyReader properties;

    KeySetSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    /**
     * Reads the settings, and notes their faults.
     *
     * @param needed the servers whose keys this server verifies with; settings of others are looked at all the same
     * @return the settings of the sets that are needed
     */
    KeySetSettings read(Set<SigningServer> needed) {
        Map<SigningServer, KeySetSource> sources = new EnumMap<>(SigningServer.class);
        for (SigningServer server : SigningServer.values()) {
            Optional<KeySetSource> source = source(server, needed.contains(server));
            source.filter(given -> needed.contains(server)).ifPresent(given -> sources.put(server, given));
        }
        boolean fetches = sources.values().stream().anyMatch(KeySetSource.Url.class::isInstance);
        KeySetConnection connection = new KeySetConnection(
                trust(fetches),
                tls12(),
                new HttpLimitsReader(properties).read("css.keys", KeySetConnection.DEFAULT_LIMITS));
        PublishedKeys published =
                properties.flag("css.keys.published-test-keys", false) ? PublishedKeys.ADMITTED : PublishedKeys.REFUSED;
        return new KeySetSettings(sources, connection, times(), published);
    }

    private Optional<KeySetSource> source(SigningServer server, boolean needed) {
        String name = SOURCES.get(server);
        if (needed && properties.text(name).isEmpty()) {
            properties.fault(name, "is missing: the https URL or the file of the " + server + "'s key set");
        }
        return properties.literal(name, "an https URL, or the path of a file that can be read", KeySetSource::parse);
    }

    private Set<X509Certificate> trust(boolean needed) {
        if (needed && properties.text(TRUST).isEmpty()) {
            properties.fault(
                    TRUST, "is missing: the certificates, or those of the CAs, of the servers that publish key sets");
        }
        return new TrustedCertificatesReader(properties).read(TRUST, properties.secret(TRUST + ".password"));
    }

    private boolean tls12() {
        return properties.value("css.keys.tls", false, "TLSv1.3 or TLSv1.2", text -> switch (text) {
            case "TLSv1.3" -> Optional.of(false);
            case "TLSv1.2" -> Optional.of(true);
            default -> Optional.empty();
        });
    }

    private KeySetTimes times() {
        KeySetTimes otherwise = KeySetTimes.defaults();
        Duration refresh = properties.duration("css.keys.refresh", otherwise.refresh(), KeySetTimes.REFRESH);
        return new KeySetTimes(
                refresh,
                properties.duration("css.keys.unknown-kid-interval", otherwise.unknownKid(), KeySetTimes.UNKNOWN_KID),
                properties.duration("css.keys.max-stale", otherwise.maxStale(), KeySetTimes.maxStales(refresh)));
    }
}
