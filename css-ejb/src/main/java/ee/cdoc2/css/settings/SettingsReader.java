package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TicketSettings;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the configuration as a whole: either all of it holds, or every fault is told. See docs/configuration.md. */
public final class SettingsReader {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    private final PropertyReader properties;
    private final Iterable<String> names;

    /**
     * A reader of these properties.
     *
     * @param source the text of a property by its name
     * @param names  the names of all properties that are set, in whatever spelling their source has
     */
    public SettingsReader(Function<String, Optional<String>> source, Iterable<String> names) {
        this.properties = new PropertyReader(source);
        this.names = names;
    }

    /**
     * Reads and checks everything.
     *
     * @return the configuration
     * @throws SettingsException with every fault
     */
    public CssSettings read() {
        Set<BaseUrl> baseUrls = baseUrls();
        Set<SignatureAlgorithm> algorithms = properties.set(
                "css.ticket.algorithms",
                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                "one or both of RS256, ES256",
                SignatureAlgorithm::named);
        NonceSettings nonces = nonces();
        Optional<AnchorSettings> anchors = new TrustAnchorSettingsReader(properties, names).read();
        anchors.ifPresent(this::noteFaultsInFiles);
        PurposeRules purpose = purpose();
        OcspSettings ocsp = new OcspSettingsReader(properties).read();
        NodeSettings node = new NodeSettingsReader(properties).read();
        requireNoFaults();
        return new CssSettings(
                new TicketSettings(baseUrls, algorithms), nonces, anchors.orElseThrow(), purpose, ocsp, node);
    }

    /**
     * Reads where the trust anchors are, and nothing else; the files are not looked at.
     *
     * @return the settings
     * @throws SettingsException when that is not said
     */
    public AnchorSettings anchors() {
        Optional<AnchorSettings> anchors = new TrustAnchorSettingsReader(properties, names).read();
        requireNoFaults();
        return anchors.orElseThrow();
    }

    /** All faults are told at once: those in the files of the anchors, too. */
    private void noteFaultsInFiles(AnchorSettings anchors) {
        try {
            TrustAnchors.load(anchors);
        } catch (CertificateFileFault fault) {
            fault.messages().forEach(properties::fault);
        }
    }

    private void requireNoFaults() {
        if (!properties.faults().isEmpty()) {
            throw new SettingsException(properties.faults());
        }
    }

    private Set<BaseUrl> baseUrls() {
        if (properties.text("css.base-urls").isEmpty()) {
            properties.fault("css.base-urls", "is missing: the https URL under which clients reach this server");
        }
        return properties.set(
                "css.base-urls",
                Set.of(),
                "one or more https URLs with host, optional port and optional path, separated by commas",
                BaseUrl::parse);
    }

    private NonceSettings nonces() {
        Duration lifetime = properties.duration("css.nonce.lifetime", Duration.ofMinutes(5), NonceSettings.LIFETIME);
        boolean singleUse = properties.flag("css.nonce.single-use", true);
        Duration keyRotation =
                properties.duration("css.nonce.key-rotation", Duration.ofDays(7), NonceSettings.KEY_ROTATION);
        return new NonceSettings(lifetime, singleUse, keyRotation);
    }

    private PurposeRules purpose() {
        PurposeRules rules = PurposeRules.authentication();
        if (properties.flag("css.trust.signing-certificates", false)) {
            rules = rules.withSigningCertificates();
        }
        return rules.withExtendedKeyUsages(oids("css.trust.extended-key-usages", rules.extendedKeyUsages()))
                .withPolicies(oids("css.trust.policies", rules.policies()));
    }

    private Set<String> oids(String name, Set<String> otherwise) {
        return properties.set(
                name,
                otherwise,
                "object identifiers such as 1.3.6.1.5.5.7.3.2, separated by commas",
                text -> Optional.of(text).filter(OID.asMatchPredicate()));
    }
}
