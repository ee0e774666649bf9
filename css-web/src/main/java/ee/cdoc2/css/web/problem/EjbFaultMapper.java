package ee.cdoc2.css.web.problem;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A fault in an EJB is mapped like any other. A mapper of its own, because Payara's Jersey brings one for this exception,
 * which would run {@link ThrowableMapper} twice, and log every fault under two correlation ids.
 */
@Provider
public class EjbFaultMapper implements ExceptionMapper<EJBException> {
    private final ThrowableMapper mapper = new ThrowableMapper();

    @Override
    public Response toResponse(EJBException fault) {
        return mapper.toResponse(fault);
    }
}
