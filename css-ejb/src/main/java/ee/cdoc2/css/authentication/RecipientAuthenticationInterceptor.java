package ee.cdoc2.css.authentication;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/** Has the {@link GuardedRequest} of a call authenticated before the method begins. */
@Interceptor
@RecipientAuthenticated
@Priority(Interceptor.Priority.APPLICATION)
public class RecipientAuthenticationInterceptor {
    @Inject
    Authenticators authenticators;

    /**
     * Lets only a request through that has passed its checks.
     *
     * @param call the call of the method
     * @return what the method returns
     * @throws Exception what the method throws, or {@link ee.cdoc2.css.denial.Denied}
     */
    @AroundInvoke
    public Object authenticate(InvocationContext call) throws Exception {
        Arrays.stream(call.getParameters())
                .filter(GuardedRequest.class::isInstance)
                .map(GuardedRequest.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " takes no guarded request"))
                .authenticate(authenticators);
        return call.proceed();
    }
}
