package ee.cdoc2.css.web.problem;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A fault in an EJB is mapped like any other. A mapper of its own, because Payara's Jersey brings one for this exception,
 * which would run {@link ThrowableMapper} twice, and log every fault twice.
 */
@Provider
@ApplicationScoped
public class EjbFaultMapper implements ExceptionMapper<EJBException> {
    private final ThrowableMapper mapper;

    /** For the proxy that CDI makes of this class; never used to answer. Public, or RESTEasy does not take the class. */
    public EjbFaultMapper() {
        this(null);
    }

    /**
     * A mapper that hands on.
     *
     * @param mapper maps everything else
     */
    @Inject
    public EjbFaultMapper(ThrowableMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Response toResponse(EJBException fault) {
        return mapper.toResponse(fault);
    }
}
