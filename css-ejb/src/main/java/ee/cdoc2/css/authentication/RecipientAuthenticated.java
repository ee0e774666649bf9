package ee.cdoc2.css.authentication;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method takes a {@link GuardedRequest}, and begins only when {@link RecipientAuthenticationInterceptor} has had it
 * authenticated.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecipientAuthenticated {}
