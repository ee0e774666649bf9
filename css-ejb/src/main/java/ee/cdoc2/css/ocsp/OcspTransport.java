package ee.cdoc2.css.ocsp;

import java.net.URI;

/** Carries a request to a responder, and its answer back. */
interface OcspTransport {

    /**
     * Asks, and waits for the answer, at most for a limited time.
     *
     * @param responder its URL
     * @param request   DER
     * @return the answer's bytes, of limited number, whatever they are
     * @throws StatusUndetermined when none comes, or not one of OCSP
     */
    byte[] ask(URI responder, byte[] request) throws StatusUndetermined;
}
