package ee.cdoc2.css.authentication;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method has a {@link ee.cdoc2.css.protocol.ShareId} and a {@link Credentials} parameter, and runs only for an
 * {@link AuthenticatedRecipient}: first {@link TicketInterceptor}, then {@link CertificateStatusInterceptor} puts what
 * it has verified in the place of the presentation, or refuses.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecipientAuthenticated {}
