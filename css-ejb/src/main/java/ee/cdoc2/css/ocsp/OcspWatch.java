package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.time.Duration;
import java.util.Optional;

/** Watches OCSP, for metrics. */
public interface OcspWatch {

    /**
     * A responder was asked.
     *
     * @param responder its host
     * @param objection why the certificate was not accepted; nothing when it is good
     * @param took      until the answer was judged, or given up
     */
    void asked(String responder, Optional<Denial> objection, Duration took);

    /**
     * A responder need not be asked: what it said a while ago still counts.
     *
     * @param responder its host
     */
    void remembered(String responder);

    /**
     * Whether an objection is the responder's fault, and not a word about the certificate.
     *
     * @param objection what {@link #asked} was told
     * @return true when no answer that holds was had
     */
    static boolean isOutage(Denial objection) {
        return objection == Denial.OCSP_UNREACHABLE || objection == Denial.OCSP_ANSWER_REFUSED;
    }
}
