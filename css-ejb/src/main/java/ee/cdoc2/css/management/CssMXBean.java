package ee.cdoc2.css.management;

import java.util.Map;

/**
 * The server as JMX clients see it: {@value #NAME}. Metrics are of this node since its start. Whoever can reach the
 * JVM's MBean server may use it: that is the application server's access control, or the operating system's.
 */
public interface CssMXBean {
    /** The name of the MBean. */
    String NAME = "ee.cdoc2.css:type=Css";

    /** {@return {@code SERVING}, {@code DRAINING} or {@code MAINTENANCE}} */
    String getState();

    /** {@return shares stored} */
    long getSharesStored();

    /** {@return shares released} */
    long getSharesReleased();

    /** {@return requests refused} */
    long getDenials();

    /** {@return database operations that failed} */
    long getDatabaseFailures();

    /** {@return OCSP answers that are remembered} */
    int getRememberedOcspAnswers();

    /** {@return how each OCSP responder answered last, by host} */
    Map<String, String> getOcspResponders();

    /** {@return when each trust anchor ends (ISO 8601), by the prefix of its recipients and its subject} */
    Map<String, String> getTrustAnchors();

    /** {@return for how many seconds the current nonce key has made nonces; -1 while there is none} */
    long getNonceKeyAgeSeconds();

    /**
     * Reads the trust anchors again from where the configuration says they are. Requests that are being answered keep
     * the ones before. When anything is wrong, nothing changes.
     *
     * @return how many anchors there are now
     * @throws IllegalStateException what is wrong, one sentence for each fault
     */
    int reloadTrustAnchors();

    /**
     * Makes a new nonce key for all nodes before it is due. Nonces of the keys before it stay valid.
     *
     * @return from when on it is used (ISO 8601)
     */
    String rotateNonceKey();

    /** Forgets all remembered OCSP answers: the next release asks the responder. */
    void clearOcspCache();

    /** Refuses requests for shares from now on: 503 with {@code Retry-After}; not ready. */
    void enterMaintenance();

    /**
     * From now on this node says that it is not ready, but still answers every request.
     *
     * @return how many seconds to wait before it is stopped: {@code css.shutdown.drain}, rounded up
     */
    long drain();

    /** Serves again, after {@link #enterMaintenance} or {@link #drain}. */
    void serve();
}
