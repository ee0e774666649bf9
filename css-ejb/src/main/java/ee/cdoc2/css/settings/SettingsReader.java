package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TicketSettings;
import ee.cdoc2.css.authentication.TokenSettings;
import ee.cdoc2.css.keyset.KeySetSettings;
import ee.cdoc2.css.keyset.SigningServer;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.share.ShareExpiryRules;
import ee.cdoc2.css.share.ShareSettings;
import ee.cdoc2.css.share.StoreLimits;
import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the configuration as a whole: either all of it holds, or every fault is told. See docs/configuration.md. */
public final class SettingsReader {
    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]*+))++");

    /** What css.jar's launcher or the server's own configuration reads. */
    private static final List<String> OF_THE_SERVER = List.of(
            "CSS_DATA_DIR",
            "CSS_DB_CONNECT_TIMEOUT",
            "CSS_DB_PASSWORD",
            "CSS_DB_PASSWORD_FILE",
            "CSS_DB_SOCKET_TIMEOUT",
            "CSS_DB_START_TIMEOUT",
            "CSS_DB_STATEMENT_TIMEOUT",
            "CSS_DB_URL",
            "CSS_DB_USER",
            "CSS_LOG_FORMAT",
            "CSS_LOG_LEVEL",
            "CSS_PROXY_PROTOCOL_FROM");

    private final PropertyReader properties;
    private final Set<String> names;

    /**
     * A reader of these properties.
     *
     * @param source the text of a property by its name
     * @param names  the names of all properties that are set, in whatever spelling their source has
     */
    public SettingsReader(Function<String, Optional<String>> source, Set<String> names) {
        this.properties = new PropertyReader(source);
        this.names = Set.copyOf(names);
    }

    /**
     * Reads and checks everything.
     *
     * @return the configuration
     * @throws SettingsException with every fault
     */
    public CssSettings read() {
        Set<Scheme> schemes = properties.set("css.schemes", Set.of(Scheme.V1), "one or both of v1, v2", Scheme::named);
        Set<BaseUrl> baseUrls = baseUrls();
        Set<SignatureAlgorithm> algorithms = properties.set(
                "css.ticket.algorithms",
                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                "one or both of RS256, ES256",
                SignatureAlgorithm::named);
        NonceSettings nonces = nonces();
        TokenSettingsReader tokenReader = new TokenSettingsReader(properties);
        Set<SigningMeans> means = tokenReader.means();
        Set<SigningMeans> spoken = schemes.contains(Scheme.V2) ? means : Set.of();
        Optional<TokenSettings> tokens = tokenReader.read(spoken, baseUrls, nonces.lifetime());
        ShareSettings shares = shares(schemes);
        Optional<AnchorSettings> anchors = new TrustAnchorSettingsReader(properties, names).read();
        anchors.ifPresent(this::noteFaultsInFiles);
        PurposeRules purpose = purpose();
        OcspSettings ocsp = new OcspSettingsReader(properties).read();
        KeySetSettings keySets = new KeySetSettingsReader(properties).read(signingServers(spoken));
        Optional<VaultSettings> vault = new VaultSettingsReader(properties).read();
        LimitSettings limits = new LimitSettingsReader(properties).read();
        NodeSettings node = new NodeSettingsReader(properties).read();
        OF_THE_SERVER.forEach(properties::text);
        noteWhatTheServerReplaces();
        new UnreadSettings(properties).noteAmong(names);
        requireNoFaults();
        return new CssSettings(
                schemes,
                new TicketSettings(baseUrls, algorithms),
                tokens,
                nonces,
                shares,
                anchors.orElseThrow(),
                purpose,
                ocsp,
                keySets,
                vault,
                limits,
                node);
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

    /** The server's own configuration says where it does not take a variable as it stands. */
    private void noteWhatTheServerReplaces() {
        properties.text("css.server.replaced").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .filter(name -> properties
                        .text(name)
                        .filter(text -> text.contains("${"))
                        .isPresent())
                .forEach(name -> properties.fault(
                        name, "has ${, and this server replaces what is in the braces: choose a text without it"));
    }

    private void requireNoFaults() {
        if (!properties.faults().isEmpty()) {
            throw new SettingsException(properties.faults());
        }
    }

    /** Of no use where nothing is signed by the means that needs them. */
    private static Set<SigningServer> signingServers(Set<SigningMeans> spoken) {
        return Arrays.stream(SigningServer.values())
                .filter(server -> !spoken.isEmpty())
                .filter(server -> server != SigningServer.RP_SERVER || spoken.contains(SigningMeans.MOBILE_ID))
                .collect(Collectors.toSet());
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

    private ShareSettings shares(Set<Scheme> schemes) {
        ShareExpiryRules otherwise = ShareExpiryRules.defaults();
        boolean v1 = properties.flag("css.share.v1", true);
        Duration longest =
                properties.duration("css.share.max-lifetime", otherwise.maxLifetime(), ShareExpiryRules.MAX_LIFETIME);
        Duration lifetime = properties.duration(
                "css.share.lifetime",
                longest.compareTo(otherwise.lifetime()) < 0 ? longest : otherwise.lifetime(),
                ShareExpiryRules.lifetimes(longest));
        StoreLimits limits = new StoreLimits(
                properties.number("css.store.max-shares", StoreLimits.DEFAULT_SHARES, StoreLimits.SHARES),
                properties.number("css.store.max-megabytes", 0, StoreLimits.MEGABYTES));
        return new ShareSettings(schemes, v1, new ShareExpiryRules(lifetime, longest), limits);
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
