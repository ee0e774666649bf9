package ee.cdoc2.css.settings;

import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.TrustDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code css.trust.anchors} and {@code css.trust.private.<VENDOR>}, each with its {@code .password}, and the latter with its
 * {@code .ocsp}.
 */
final class TrustAnchorSettingsReader {
    private static final String ETSI = "css.trust.anchors";
    private static final String PRIVATE = "css.trust.private.";
    private static final String PASSWORD = ".password";
    private static final String OCSP = ".ocsp";
    private static final Pattern PROPERTY = Pattern.compile("css\\.trust\\.private\\.([A-Za-z0-9]++)");
    /** As an environment variable has to spell it. */
    private static final Pattern VARIABLE = Pattern.compile("CSS_TRUST_PRIVATE_([A-Z0-9]++)");

    private final PropertyReader properties;
    private final Set<String> names;

    TrustAnchorSettingsReader(PropertyReader properties, Set<String> names) {
        this.properties = properties;
        this.names = names;
    }

    /** {@return where the anchors are; nothing, and the fault is noted, when that is not said} */
    Optional<AnchorSettings> read() {
        List<AnchorSettings.Source> sources = Stream.concat(
                        source(ETSI, new TrustDomain.Etsi()),
                        vendors().stream().flatMap(vendor -> source(PRIVATE + vendor, new TrustDomain.Vendor(vendor))))
                .toList();
        if (sources.isEmpty()) {
            properties.fault(ETSI, "is missing: the certificates of the CAs that issue recipients' certificates");
            return Optional.empty();
        }
        return Optional.of(new AnchorSettings(sources));
    }

    private Stream<AnchorSettings.Source> source(String name, TrustDomain domain) {
        return properties.text(name).stream()
                .map(paths -> new AnchorSettings.Source(
                        name, domain, paths, properties.secret(name + PASSWORD), statusAsked(name, domain)));
    }

    /** A person's certificate can be revoked, and always is asked about; what a vendor's can is the vendor's to know. */
    private boolean statusAsked(String name, TrustDomain domain) {
        return !(domain instanceof TrustDomain.Vendor)
                || properties.value(name + OCSP, true, "on or off", text -> switch (text) {
                    case "on" -> Optional.of(true);
                    case "off" -> Optional.of(false);
                    default -> Optional.empty();
                });
    }

    private Set<String> vendors() {
        Set<String> vendors = vendors(PROPERTY);
        Set<String> variables = vendors(VARIABLE);
        // Open Liberty lists css.trust.private.jio beside CSS_TRUST_PRIVATE_JIO: its translation, not a second vendor
        vendors.removeIf(vendor ->
                vendor.equals(vendor.toLowerCase(Locale.ROOT)) && variables.contains(vendor.toUpperCase(Locale.ROOT)));
        // and a variable beside a property of the same letters gives that vendor's property another value
        variables.removeIf(vendor -> vendors.stream().anyMatch(vendor::equalsIgnoreCase));
        vendors.addAll(variables);
        return vendors;
    }

    private Set<String> vendors(Pattern form) {
        Set<String> vendors = new TreeSet<>();
        for (String name : names) {
            Matcher vendor = form.matcher(name);
            if (vendor.matches()) {
                vendors.add(vendor.group(1));
            }
        }
        return vendors;
    }
}
