package ee.cdoc2.css.it.arquillian;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Nothing is configured in arquillian.xml: which server it is, the build says by system properties. */
public final class CssContainerConfiguration implements ContainerConfiguration {

    @Override
    public void validate() {
        // nothing to validate
    }
}
