package ee.cdoc2.css.it.arquillian;

import ee.cdoc2.css.it.environment.TestEnvironment;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.ApplicationScoped;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Starts the product once for a run, with the built archive in it: an operator installs that very file. So a deployment is not
 * a second installation, it says where the first one listens.
 */
public final class CssContainer implements DeployableContainer<CssContainerConfiguration> {

    @Inject
    @ApplicationScoped
    private InstanceProducer<TestEnvironment> environment;

    @Override
    public Class<CssContainerConfiguration> getConfigurationClass() {
        return CssContainerConfiguration.class;
    }

    @Override
    public void start() {
        environment.set(TestEnvironment.open(Path.of(System.getProperty("css.it.work"))));
    }

    @Override
    public void stop() {
        environment.get().close();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return ProtocolDescription.DEFAULT;
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        return new ProtocolMetaData()
                .addContext(
                        new HTTPContext("localhost", environment.get().server().port(), true));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // stays for the next test class
    }
}
