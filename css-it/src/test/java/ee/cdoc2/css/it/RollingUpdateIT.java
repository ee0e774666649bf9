package ee.cdoc2.css.it;

import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.HaProxy;
import ee.cdoc2.css.it.process.Product;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two nodes of the release before become two of this one, and go back, one by one and under load, as the admin guide says. For
 * css.jar; {@code CSS_IT_OPTIONS=-Dcss.it.before=/path/of/css.jar} names the release before.
 */
@Tag("postgres")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.before",
        matches = ".+",
        disabledReason = "needs css.jar of the release before")
@EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = "the schema is the application's")
class RollingUpdateIT extends BlackBox {

    private static final String PUBLIC_URL = "https://css.example:8443";
    /** Longer than HAProxy takes to notice (2 s) and the longest request here (2 s). */
    private static final String DRAIN = "PT5S";

    @Test
    void nodesAreUpdatedAndTakenBackOneByOneAndNobodyNotices() throws IOException {
        HaProxy.assumeItIsInstalled();
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        try (CssServer first = CssServer.start(Product.before(), node("update-1", database));
                CssServer second = CssServer.start(Product.before(), node("update-2", database));
                RollingChange change = new RollingChange(environment, List.of(first, second), PUBLIC_URL)) {
            change.oneByOne(CssServer::drainAndStop, node -> node.restartAs(Product.selected()));
            database.execute(RepositoryFiles.block("docs/admin-guide.md", "```sql rollback"));
            change.oneByOne(CssServer::drainAndStop, node -> node.restartAs(Product.before()));
            change.oneByOne(CssServer::drainAndStop, node -> node.restartAs(Product.selected()));
            change.nobodyNoticed();
        }
    }

    /** The settings of the release before, which refuses those that it does not know. */
    private ServerSettings node(String name, PostgresDatabase database) {
        return environment
                .settings(name, database)
                .withoutSecondProtocol()
                .withoutVault()
                .withoutLimits()
                .without("CSS_TRUST_PRIVATE_PROBE_OCSP")
                .with("CSS_BASE_URLS", PUBLIC_URL)
                .with("CSS_SHUTDOWN_DRAIN", DRAIN);
    }
}
