package ee.cdoc2.css.it.arquillian;

import ee.cdoc2.css.it.environment.TestEnvironment;
import java.lang.annotation.Annotation;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Hands the run's environment to {@code @ArquillianResource} fields. */
public final class TestEnvironmentProvider implements ResourceProvider {

    @Inject
    private Instance<TestEnvironment> environment;

    @Override
    public boolean canProvide(Class<?> type) {
        return type == TestEnvironment.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
        return environment.get();
    }
}
