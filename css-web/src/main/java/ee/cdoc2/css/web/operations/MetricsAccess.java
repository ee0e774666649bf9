package ee.cdoc2.css.web.operations;

import ee.cdoc2.css.settings.BearerToken;
import ee.cdoc2.css.settings.CssSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may see the metrics: whoever shows the configured token, and nobody where none is configured. */
@Dependent
public class MetricsAccess {
    private static final String SCHEME = "Bearer ";

    private final Optional<BearerToken> token;

    /**
     * Access by the token of the configuration.
     *
     * @param settings with the token, if there is one
     */
    @Inject
    public MetricsAccess(CssSettings settings) {
        this(settings.node().metricsToken());
    }

    /**
     * Access by this token.
     *
     * @param token the configured one, if any
     */
    public MetricsAccess(Optional<BearerToken> token) {
        this.token = token;
    }

    /**
     * Whether a request may see the metrics.
     *
     * @param authorization the value of its {@code Authorization} header, or null (RFC 6750 section 2.1)
     * @return true for the configured token
     */
    public boolean admits(String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.filter(configured -> configured.is(
                                authorization.substring(SCHEME.length()).strip()))
                        .isPresent();
    }
}
