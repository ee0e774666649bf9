package ee.cdoc2.css.metrics;

import ee.cdoc2.css.keyset.KeySetStatus;
import ee.cdoc2.css.provider.SignatureProvider;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is measured by asking, at each scrape; everything else is counted when it happens. The defaults are for a node
 * that serves and has nothing to show.
 */
public interface Gauges {

    /** {@return the certificates without which this node cannot do its work} */
    List<DatedCertificate> certificates();

    /** {@return how many database connections the pool may have, where that is known; asked once, at the start} */
    default OptionalInt poolSize() {
        return OptionalInt.empty();
    }

    /** {@return the bytes that are free where this node writes to, by what it writes there} */
    default Map<String, Long> diskFree() {
        return Map.of();
    }

    /** {@return whether this node serves: it neither drains nor is in maintenance} */
    default boolean serving() {
        return true;
    }

    /** {@return for how many seconds the current nonce key has made nonces; -1 while there is none} */
    default long nonceKeyAgeSeconds() {
        return -1;
    }

    /** {@return how many seconds this node's clock was ahead of the database's, negative if behind} */
    default double secondsAheadOfDatabase() {
        return 0;
    }

    /** {@return which provider verifies signatures; asked once, at the start} */
    default SignatureProvider.Name signatureProvider() {
        return SignatureProvider.Name.JDK;
    }

    /** {@return whether shares are encrypted in the database; asked once, at the start} */
    default boolean vaultOn() {
        return false;
    }

    /** {@return how many data keys this node has} */
    default int dataKeyVersions() {
        return 0;
    }

    /** {@return how many shares are not encrypted, though they are to be, as they were counted last} */
    default int sharesInClear() {
        return 0;
    }

    /** {@return how many shares are encrypted with an old data key, as they were counted last} */
    default int sharesUnderOldKey() {
        return 0;
    }

    /** {@return TLS handshakes by the group that keys were exchanged with; none where the listener does not say} */
    default Map<String, Long> keyExchanges() {
        return Map.of();
    }

    /** {@return connections that were closed before TLS, by the limit that they were beyond; none where the listener does not say} */
    default Map<String, Long> refusedConnections() {
        return Map.of();
    }

    /** {@return how many requests are in work now, but for health and metrics} */
    default int requestsInProgress() {
        return 0;
    }

    /** {@return how many may be; 0 for any number; asked once, at the start} */
    default int mostRequestsInProgress() {
        return 0;
    }

    /** {@return how many shares the database holds, as far as this node knows} */
    default long shares() {
        return 0;
    }

    /** {@return how many it may hold; 0 for any number; asked once, at the start} */
    default long mostShares() {
        return 0;
    }

    /** {@return what is known of the key sets; none where the second protocol is not spoken} */
    default List<KeySetStatus> keySets() {
        return List.of();
    }
}
