package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.remote.RemoteWatch;
import java.time.Duration;
import java.util.Optional;

/** Hears of every question about a certificate's status, for metrics. Safe for use by many threads. */
public interface OcspWatch extends RemoteWatch {

    /**
     * A responder was asked.
     *
     * @param responder its host
     * @param objection why the certificate was not accepted; nothing when it is good
     * @param took      until the answer was judged, or given up
     */
    void asked(String responder, Optional<Denial> objection, Duration took);

    /**
     * A responder did not have to be asked: it called the certificate good a short while ago.
     *
     * @param responder its host
     */
    void remembered(String responder);

    /**
     * A responder was not asked, or not waited for: to spare it, or the others who wait.
     *
     * @param responder its host
     * @param why       the reason for which the release is refused
     */
    void notAsked(String responder, Denial why);
}
