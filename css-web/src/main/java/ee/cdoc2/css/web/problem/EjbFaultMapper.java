package ee.cdoc2.css.web.problem;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Maps a fault in an EJB like any other. A mapper of its own, because Payara's Jersey brings one for this exception,
 * which would run {@link ThrowableMapper} twice, and log every fault twice.
 */
@Provider
@ApplicationScoped
public class EjbFaultMapper implements ExceptionMapper<EJBException> {
    @Inject
    private ThrowableMapper mapper;

    @Override
    public Response toResponse(EJBException fault) {
        return mapper.toResponse(fault);
    }
}
