package ee.cdoc2.css.authentication;

import ee.cdoc2.css.trust.CertificateStatus;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Asks whether the certificate of a verified ticket is revoked: check 9, the only one that needs the network. */
@Interceptor
@RecipientAuthenticated
@Priority(Interceptor.Priority.APPLICATION + 1)
public class CertificateStatusInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CertificateStatus status;

    /**
     * Replaces the verified ticket by the authenticated recipient.
     *
     * @param call the call of the method
     * @return what the method returns
     * @throws Exception what the method throws, or {@link ee.cdoc2.css.denial.Denied}
     */
    @AroundInvoke
    public Object requireGoodStatus(InvocationContext call) throws Exception {
        return AuthenticatedCall.proceed(call, VerifiedTicket.class, (shareId, ticket) -> {
            status.requireGood(ticket.certificate());
            return new AuthenticatedRecipient(ticket);
        });
    }
}
