package ee.cdoc2.css.management;

import java.util.Map;
import java.util.Set;

/**
 * The server as JMX clients see it: {@value #NAME}. Metrics are of this node since its start. Whoever can reach the
 * JVM's MBean server may use it: that is the application server's access control, or the operating system's.
 */
public interface CssMXBean {
    /** The name of the MBean. */
    String NAME = "ee.cdoc2.css:type=Css";

    /** {@return the version of the application and the commit that it was built of, e.g. {@code 1.0.0+0123456789ab}} */
    String getVersion();

    /** {@return {@code SERVING}, {@code DRAINING} or {@code MAINTENANCE}} */
    String getState();

    /** {@return shares stored} */
    long getSharesStored();

    /** {@return shares released} */
    long getSharesReleased();

    /** {@return shares deleted because they had expired; one node at a time deletes for all} */
    long getSharesExpired();

    /** {@return requests refused} */
    long getDenials();

    /** {@return database operations that failed} */
    long getDatabaseFailures();

    /** {@return OCSP answers that are remembered} */
    int getRememberedOcspAnswers();

    /** {@return how each OCSP responder answered last, by host} */
    Map<String, String> getOcspResponders();

    /** {@return the hosts of the OCSP responders that have not answered several times in a row, and are not asked for a while} */
    Set<String> getPausedOcspResponders();

    /** {@return for each key set, by {@code auth-server} and {@code rp-server}: how many keys, how old, and how its last fetch ended} */
    Map<String, String> getKeySets();

    /** {@return how many seconds ago each last good key set was fetched; without an entry where there has been none} */
    Map<String, Long> getKeySetAgeSeconds();

    /** {@return the {@code kid} of each key that is taken, by its server and its RFC 7638 thumbprint} */
    Map<String, String> getVerificationKeys();

    /** {@return when each trust anchor ends (ISO 8601), by the prefix of its recipients and its subject} */
    Map<String, String> getTrustAnchors();

    /** {@return for how many seconds the current nonce key has made nonces; -1 while there is none} */
    long getNonceKeyAgeSeconds();

    /** {@return from when on each data key is used (ISO 8601), by its version; none where shares are not encrypted} */
    Map<String, String> getDataKeys();

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

    /**
     * Makes a new data key for all nodes. Shares that are stored from its beginning on are encrypted with it, and those that
     * are there already within the minutes or hours after it.
     *
     * @return from when on it is used (ISO 8601)
     * @throws IllegalStateException what is wrong; nothing has changed then
     */
    String rotateDataKey();

    /**
     * Reads the master keys again, and wraps by the current one every data key that is wrapped by another. Shares stay as they
     * are.
     *
     * @return how many data keys were wrapped anew
     * @throws IllegalStateException what is wrong; nothing has changed then
     */
    int rotateMasterKey();

    /**
     * Fetches every key set now. One that cannot be fetched stays as it is.
     *
     * @return for each key set what {@link #getKeySets} says then
     * @throws IllegalStateException when one could not be fetched; the log says why
     */
    Map<String, String> refreshKeySets();

    /**
     * Tells by which pseudonym the audit log knows a recipient. That it was asked stands in no log.
     *
     * @param recipient a recipient id, such as {@code etsi/PNOEE-48010010101}
     * @return 32 lower-case hexadecimal digits
     * @throws IllegalArgumentException when that is no recipient id
     * @throws IllegalStateException    when this node has not read the key yet
     */
    String pseudonym(String recipient);

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
