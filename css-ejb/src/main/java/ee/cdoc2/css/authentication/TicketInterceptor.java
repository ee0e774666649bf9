package ee.cdoc2.css.authentication;

import ee.cdoc2.css.request.RequestRecord;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Verifies the signed ticket, before the network or the database is touched. */
@Interceptor
@RecipientAuthenticated
@Priority(Interceptor.Priority.APPLICATION)
public class TicketInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient TicketVerifier verifier;

    @Inject
    private transient RequestRecord request;

    /**
     * Replaces the presented ticket by the verified one.
     *
     * @param call the call of the method
     * @return what the method returns
     * @throws Exception what the method throws, or {@link ee.cdoc2.css.denial.Denied}
     */
    @AroundInvoke
    public Object verifyTicket(InvocationContext call) throws Exception {
        return AuthenticatedCall.proceed(call, TicketCredentials.class, (shareId, presented) -> {
            request.noteShare(shareId);
            VerifiedTicket ticket = verifier.verify(shareId, presented);
            request.noteRecipient(ticket.recipient());
            return ticket;
        });
    }
}
