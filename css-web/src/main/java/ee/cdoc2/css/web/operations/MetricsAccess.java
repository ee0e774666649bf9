package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.settings.BearerToken;
import ee.cdoc2.css.settings.CssSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may see the metrics, and the details of health: requests with the configured token, and nobody where none is configured. */
@ApplicationScoped
public class MetricsAccess {
    private static final String SCHEME = "Bearer ";

    @Inject
    private CssSettings settings;

    /**
     * Whether a request may see them.
     *
     * @param authorization the value of its {@code Authorization} header, or null (RFC 6750 section 2.1)
     * @return true for the configured token
     */
    public boolean admits(String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token().filter(configured -> configured.is(
                                authorization.substring(SCHEME.length()).strip()))
                        .isPresent();
    }

    /** {@return the configured token} */
    protected Optional<BearerToken> token() {
        return settings.node().metricsToken();
    }
}
