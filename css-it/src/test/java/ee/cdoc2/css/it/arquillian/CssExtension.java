package ee.cdoc2.css.it.arquillian;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Tells Arquillian of our container and of what it hands to tests; found through META-INF/services. */
public final class CssExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, CssContainer.class);
        builder.service(ResourceProvider.class, TestEnvironmentProvider.class);
    }
}
