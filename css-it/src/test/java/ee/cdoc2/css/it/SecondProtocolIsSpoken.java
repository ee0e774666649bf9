package ee.cdoc2.css.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** For tests of the second protocol: left out where {@code css.it.schemes} says that the servers speak the first one alone. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "css.it.schemes", matches = "v1", disabledReason = "the servers speak v1 alone")
@interface SecondProtocolIsSpoken {}
