package ee.cdoc2.css.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the certificates of all sources, and finds every fault in them. */
final class AnchorLoader {
    private final Map<TrustDomain, Set<X509Certificate>> anchors = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** {@return the CA certificates by domain; a fault begins with the property of its source} */
    static Map<TrustDomain, Set<X509Certificate>> load(AnchorSettings settings) throws CertificateFileFault {
        AnchorLoader loader = new AnchorLoader();
        settings.sources().forEach(loader::load);
        if (!loader.faults.isEmpty()) {
            throw new CertificateFileFault(loader.faults);
        }
        return loader.anchors;
    }

    private void load(AnchorSettings.Source source) {
        try {
            Set<X509Certificate> loaded = CertificateFiles.loadAnchors(
                    source.paths(), source.password().map(String::toCharArray));
            if (loaded.stream().anyMatch(this::isOfAnotherDomain)) {
                faults.add(source.property() + ": holds a CA that is configured for another kind of recipient too: "
                        + "a certificate under it could claim both");
            }
            anchors.put(source.domain(), loaded);
        } catch (CertificateFileFault fault) {
            fault.messages().forEach(message -> faults.add(source.property() + ": " + message));
        }
    }

    private boolean isOfAnotherDomain(X509Certificate anchor) {
        return anchors.values().stream().flatMap(Collection::stream).anyMatch(other -> isSameAuthority(anchor, other));
    }

    /** By name and key: a CA's renewed certificate is the same CA. */
    private static boolean isSameAuthority(X509Certificate one, X509Certificate other) {
        return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
                && one.getPublicKey().equals(other.getPublicKey());
    }
}
