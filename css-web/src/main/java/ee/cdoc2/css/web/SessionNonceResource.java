package ee.cdoc2.css.web;

import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.web.request.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * The nonces of sessions, of API 1.2. An auth server asks all servers for one whenever somebody signs in, and signs in
 * nobody when one of them fails. So it is answered whatever else does not work: in maintenance, while the node drains,
 * without the database, whichever schemes are spoken.
 */
@Path(Routes.SESSION_NONCE)
@ApplicationScoped
public class SessionNonceResource {
    @Inject
    private Nonces nonces;

    /**
     * Makes a nonce. Anybody may have one: it costs a MAC, is not written down, and opens nothing.
     *
     * @param headers the request's headers, for type and length of the body
     * @param body    empty, the JSON literal {@code null}, or a JSON object whatever it says
     * @return 200 with a {@link NonceAnswer}
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(@Context HttpHeaders headers, InputStream body) {
        RequestBody.requireNothingAsked(headers, body);
        return NonceAnswer.of(nonces.makeForSession());
    }
}
