package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denied;

/** A request about one share that is carried out only when {@link RecipientAuthenticationInterceptor} has let it pass. */
public abstract sealed class GuardedRequest permits NonceRequest, ReleaseRequest {

    GuardedRequest() {}

    /**
     * Called by {@link RecipientAuthenticationInterceptor} before the method that takes this request.
     *
     * @throws Denied with the reason of the first check that fails
     */
    abstract void authenticate(Authenticators authenticators);
}
