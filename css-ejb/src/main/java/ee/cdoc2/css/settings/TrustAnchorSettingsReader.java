package ee.cdoc2.css.settings;

import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.CertificateFiles;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code css.trust.anchors} and {@code css.trust.private.<VENDOR>}, each with its {@code .password}. */
final class TrustAnchorSettingsReader {
    private static final String ETSI = "css.trust.anchors";
    private static final String PRIVATE = "css.trust.private.";
    private static final String PASSWORD = ".password";
    private static final Pattern PROPERTY = Pattern.compile("css\\.trust\\.private\\.([A-Za-z0-9]+)");
    /** As an environment variable has to spell it. */
    private static final Pattern VARIABLE = Pattern.compile("CSS_TRUST_PRIVATE_([A-Za-z0-9]+)");

    private final PropertyReader properties;
    private final Iterable<String> names;
    private final Map<TrustDomain, Set<X509Certificate>> anchors = new HashMap<>();

    TrustAnchorSettingsReader(PropertyReader properties, Iterable<String> names) {
        this.properties = properties;
        this.names = names;
    }

    TrustAnchors read() {
        Set<String> vendors = vendors();
        if (vendors.isEmpty() && properties.text(ETSI).isEmpty()) {
            properties.fault(ETSI, "is missing: the certificates of the CAs that issue recipients' certificates");
        }
        load(ETSI, new TrustDomain.Etsi());
        vendors.forEach(vendor -> load(PRIVATE + vendor, new TrustDomain.Vendor(vendor)));
        return new TrustAnchors(anchors);
    }

    private Set<String> vendors() {
        Set<String> properties = vendors(PROPERTY);
        Set<String> variables = vendors(VARIABLE);
        // Open Liberty lists css.trust.private.jio beside CSS_TRUST_PRIVATE_JIO: its translation, not a second vendor
        properties.removeIf(vendor ->
                vendor.equals(vendor.toLowerCase(Locale.ROOT)) && variables.contains(vendor.toUpperCase(Locale.ROOT)));
        // and a variable beside a property of the same letters gives that vendor's property another value
        variables.removeIf(vendor -> properties.stream().anyMatch(vendor::equalsIgnoreCase));
        properties.addAll(variables);
        return properties;
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

    private void load(String name, TrustDomain domain) {
        Optional<String> spec = properties.text(name);
        if (spec.isEmpty()) {
            return;
        }
        try {
            Set<X509Certificate> loaded = CertificateFiles.loadAnchors(
                    spec.get(), properties.text(name + PASSWORD).map(String::toCharArray));
            if (anchors.values().stream()
                    .flatMap(Set::stream)
                    .anyMatch(other -> loaded.stream().anyMatch(anchor -> isSameAuthority(anchor, other)))) {
                properties.fault(
                        name,
                        "holds a CA that is configured for another kind of recipient too: "
                                + "a certificate under it could claim both");
            }
            anchors.put(domain, loaded);
        } catch (CertificateFileFault fault) {
            fault.messages().forEach(message -> properties.fault(name, message));
        }
    }

    /** By name and key: a CA's renewed certificate is the same CA. */
    private static boolean isSameAuthority(X509Certificate one, X509Certificate other) {
        return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
                && one.getPublicKey().equals(other.getPublicKey());
    }
}
