package ee.cdoc2.css.authentication;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/** Has the {@link ReleaseRequest} of a call authenticated before the method begins. */
@Interceptor
@RecipientAuthenticated
@Priority(Interceptor.Priority.APPLICATION)
public class RecipientAuthenticationInterceptor {
    @Inject
    RecipientAuthenticator authenticator;

    /**
     * Lets only an authenticated recipient through.
     *
     * @param call the call of the method
     * @return what the method returns
     * @throws Exception what the method throws, or {@link ee.cdoc2.css.denial.Denied}
     */
    @AroundInvoke
    public Object authenticate(InvocationContext call) throws Exception {
        Arrays.stream(call.getParameters())
                .filter(ReleaseRequest.class::isInstance)
                .map(ReleaseRequest.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " takes no release request"))
                .authenticate(authenticator);
        return call.proceed();
    }
}
