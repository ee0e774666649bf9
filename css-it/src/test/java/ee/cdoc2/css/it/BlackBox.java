package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.Product;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.DidNotStart;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;

/** A test from outside, against the real archive. */
@ArquillianTest
abstract class BlackBox {

    @ArquillianResource
    protected TestEnvironment environment;

    @Deployment(testable = false)
    static Archive<?> product() {
        return ShrinkWrap.createFromZipFile(
                GenericArchive.class, Product.selected().archive().toFile());
    }

    /** {@return the metrics of the shared server} */
    protected Scrape scrape() {
        return Scrape.of(
                environment.client(), TestEnvironment.address(environment.server()), TestEnvironment.METRICS_TOKEN);
    }

    /** {@return what a server printed that does not come up with these settings} */
    protected static String logOfRefusal(ServerSettings settings) {
        return catchThrowableOfType(
                        DidNotStart.class, () -> CssServer.start(settings).close())
                .log();
    }
}
