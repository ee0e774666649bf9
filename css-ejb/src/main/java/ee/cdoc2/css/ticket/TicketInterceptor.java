package ee.cdoc2.css.ticket;

import ee.cdoc2.css.audit.CurrentRequest;
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
    private transient CurrentRequest request;

    /**
     * Replaces the presented ticket by the verified one.
     *
     * @param call the call of the method
     * @return what the method returns
     * @throws Exception what the method throws, or {@link ee.cdoc2.css.protocol.Denied}
     */
    @AroundInvoke
    public Object verifyTicket(InvocationContext call) throws Exception {
        return AuthenticatedCall.proceed(call, TicketPresentation.class, (shareId, presented) -> {
            request.isAbout(shareId);
            VerifiedTicket ticket = verifier.verify(shareId, presented);
            request.isFor(ticket.recipient());
            return ticket;
        });
    }
}
