package ee.cdoc2.css.it.arquillian;

import ee.cdoc2.css.it.landscape.Landscape;
import java.lang.annotation.Annotation;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Hands the run's landscape to {@code @ArquillianResource} fields. */
public final class LandscapeProvider implements ResourceProvider {

    @Inject
    private Instance<Landscape> landscape;

    @Override
    public boolean canProvide(Class<?> type) {
        return type == Landscape.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
        return landscape.get();
    }
}
