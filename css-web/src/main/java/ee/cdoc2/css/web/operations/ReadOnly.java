package ee.cdoc2.css.web.operations;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What all resources here have in common: they are read and nothing else. */
final class ReadOnly {
    private ReadOnly() {}

    /** {@return the answer to OPTIONS; the servers' own ones differ} */
    static Response options() {
        return Response.noContent()
                .header(HttpHeaders.ALLOW, String.join(", ", HttpMethod.GET, HttpMethod.OPTIONS))
                .build();
    }
}
