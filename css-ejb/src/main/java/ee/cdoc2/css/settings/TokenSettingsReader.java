package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TokenSettings;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.relyingparty.CounterSignatureSettings;
import ee.cdoc2.css.session.SessionSettings;
import ee.cdoc2.css.smartid.FlowType;
import ee.cdoc2.css.smartid.RelyingParty;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code css.session.*}, {@code css.rp.*} and {@code css.clock-skew}, but for the key sets. What is set is checked
 * whether or not the second scheme is spoken; what must be set, only where it is.
 */
final class TokenSettingsReader {
    private static final String SMART_ID_NAME = "css.rp.smart-id-name";
    private static final String MOBILE_ID_NAME = "css.rp.mobile-id-name";
    private static final String DEFAULT_SCHEME_NAME = "smart-id";
    private static final String DEFAULT_LABEL = "rp-sig";
    private static final Duration DEFAULT_NONCE_LIFETIME = Duration.parse("PT24H10M");

    /** RFC 9651 section 4.2.3.3. */
    private static final Pattern LABEL = Pattern.compile("[a-z*][a-z0-9_.*-]{0,63}");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]++|\\[::1]");

    private final PropertyReader properties;

    TokenSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** {@return what recipients may sign with; both when there is a fault, which is noted} */
    Set<SigningMeans> means() {
        return properties.set(
                "css.rp.means",
                Set.of(SigningMeans.values()),
                "one or both of smart-id, mobile-id",
                SigningMeans::named);
    }

    /**
     * Reads all but the means.
     *
     * @param spoken        what recipients may sign with; nothing where the second scheme is not spoken
     * @param baseUrls      of this server
     * @param nonceLifetime how long a share's nonce is taken, and so a counter-signature
     * @return the settings; nothing where the scheme is not spoken, or when there are faults, which are noted
     */
    Optional<TokenSettings> read(Set<SigningMeans> spoken, Set<BaseUrl> baseUrls, Duration nonceLifetime) {
        Duration skew = properties.duration("css.clock-skew", Duration.ofMinutes(1), SessionSettings.CLOCK_SKEW);
        Optional<SessionSettings> sessions = sessions(baseUrls, skew);
        Set<FlowType> flows = properties.set(
                "css.rp.flow-types",
                Set.of(FlowType.values()),
                "one or more of QR, App2App, Web2App, Notification",
                FlowType::named);
        String scheme = schemeName("css.rp.scheme-name", DEFAULT_SCHEME_NAME);
        Optional<String> name = properties.text(SMART_ID_NAME);
        Optional<RelyingParty> smartId = name.map(given -> new RelyingParty(scheme, given, flows));
        String sessionScheme = schemeName("css.session.scheme-name", scheme);
        Optional<RelyingParty> signIn = properties
                .text("css.session.rp-name")
                .or(() -> name)
                .map(given -> new RelyingParty(sessionScheme, given, flows));
        Optional<CounterSignatureSettings> mobileId = mobileId(nonceLifetime, skew);
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        requireSet(sessions, "css.session.issuer", "the iss of the auth server's session tokens");
        boolean bySmartId = spoken.contains(SigningMeans.SMART_ID);
        boolean byMobileId = spoken.contains(SigningMeans.MOBILE_ID);
        if (bySmartId) {
            requireSet(smartId, SMART_ID_NAME, "the name of the relying party for which Smart-ID signs");
        }
        if (byMobileId) {
            requireSet(mobileId, MOBILE_ID_NAME, "the name of the relying party for which Mobile-ID signs");
        }
        return sessions.map(session -> new TokenSettings(
                session,
                signIn.filter(any -> bySmartId),
                smartId.filter(any -> bySmartId),
                mobileId.filter(any -> byMobileId)));
    }

    private Optional<SessionSettings> sessions(Set<BaseUrl> baseUrls, Duration skew) {
        Set<SessionNonceUrl> urls = properties.set(
                "css.session.nonce-urls",
                baseUrls.stream()
                        .map(base ->
                                SessionNonceUrl.parse(base + "/session_nonce").orElseThrow())
                        .collect(Collectors.toSet()),
                "https URLs, or http ones of this machine, separated by commas",
                text -> SessionNonceUrl.parse(text).filter(TokenSettingsReader::isSecure));
        Duration lifetime =
                properties.duration("css.session.lifetime", SessionSettings.LIFETIME.most(), SessionSettings.LIFETIME);
        Duration nonceLifetime = properties.duration(
                "css.session.nonce-lifetime", DEFAULT_NONCE_LIFETIME, NonceSettings.SESSION_LIFETIME);
        // without a base URL there is no default either, and that is a fault of its own
        return properties
                .text("css.session.issuer")
                .filter(any -> !urls.isEmpty())
                .map(issuer -> new SessionSettings(issuer, urls, lifetime, nonceLifetime, skew));
    }

    private Optional<CounterSignatureSettings> mobileId(Duration lifetime, Duration skew) {
        Set<String> labels = properties.set(
                "css.rp.signature-labels",
                Set.of(DEFAULT_LABEL),
                "labels such as rp-sig, separated by commas",
                text -> Optional.of(text).filter(LABEL.asMatchPredicate()));
        return properties
                .literal(
                        MOBILE_ID_NAME,
                        "1 to 128 printable characters of ASCII, without blanks at the ends",
                        text -> Optional.of(text).filter(CounterSignatureSettings::isName))
                .map(name -> new CounterSignatureSettings(name, labels, lifetime, skew));
    }

    private String schemeName(String setting, String otherwise) {
        return properties
                .literal(setting, "a name without |", text -> Optional.of(text).filter(name -> !name.contains("|")))
                .orElse(otherwise);
    }

    /** One fault for each setting: what is set wrongly was told already. */
    private void requireSet(Optional<?> value, String name, String what) {
        if (value.isEmpty() && properties.text(name).isEmpty()) {
            properties.fault(name, "is missing, and css.schemes has v2: " + what);
        }
    }

    private static boolean isSecure(SessionNonceUrl url) {
        return url.scheme().equals("https") || LOOPBACK.matcher(url.host()).matches();
    }
}
