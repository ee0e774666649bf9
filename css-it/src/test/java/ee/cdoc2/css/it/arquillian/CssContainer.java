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
 * Starts the product once for a JVM, with the built archive in it: an operator installs that very file. So a deployment is not
 * a second installation, it says where the first one listens. It outlives this container, because Maven's forks have one for
 * each test class.
 */
public final class CssContainer implements DeployableContainer<CssContainerConfiguration> {

    private static TestEnvironment opened;

    @Inject
    @ApplicationScoped
    private InstanceProducer<TestEnvironment> environment;

    @Override
    public Class<CssContainerConfiguration> getConfigurationClass() {
        return CssContainerConfiguration.class;
    }

    @Override
    public void start() {
        environment.set(openOnce());
    }

    private static synchronized TestEnvironment openOnce() {
        if (opened == null) {
            opened = TestEnvironment.open(Path.of(System.getProperty("css.it.work")));
        }
        return opened;
    }

    @Override
    public void stop() {
        // its processes end with this JVM
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
