package ee.cdoc2.css.limit;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.seal.MacKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The limits of all sources at this node, of a fixed size: 1 MiB for each {@link Limit}. A source has {@value #ROWS} cells of its limits'
 * buckets, by a hash under a key of this process, so that nobody can choose whose cells they share. Thread-safe.
 */
public final class SourceLimits {
    private static final int ROWS = 4;
    private static final int COLUMNS = 1 << 15;
    private static final int KEY_BYTES = 32;
    private static final int SERVER_ERROR = 500;
    private static final int IPV4_BYTES = 4;
    /** All whose address cannot be read are one source. */
    private static final byte[] NOWHERE = {};

    private final LimitSettings settings;
    private final Map<Limit, TokenBuckets> buckets = new EnumMap<>(Limit.class);
    private final Optional<TokenBuckets> allStores;
    private final Optional<TokenBuckets> recorded;
    private final MacKey key;

    /**
     * Nobody has asked yet.
     *
     * @param settings how much they may
     * @param time     by which buckets fill
     * @param random   for the key
     */
    public SourceLimits(LimitSettings settings, MonotonicClock time, SecureRandom random) {
        this.settings = settings;
        settings.rates().forEach((limit, rate) -> buckets.put(limit, new TokenBuckets(rate, ROWS * COLUMNS, time)));
        allStores = settings.allStores().map(rate -> new TokenBuckets(rate, 1, time));
        recorded = settings.recorded().map(rate -> new TokenBuckets(rate, 1, time));
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new MacKey(bytes);
    }

    /**
     * Lets a request in, before any work is done for it.
     *
     * @param operation what it asks for
     * @param source    from where
     * @throws Denied with the time after which there is room again: {@link Denial#TOO_MANY_STORES} and its like,
     *                {@link Denial#TOO_MANY_STORES_IN_ALL}, or {@link Denial#TOO_MANY_DENIALS} when a share or its nonce is asked for from where too much was refused
     */
    public void admit(Operation operation, RequestSource source) {
        Optional<Limit> limit = Limit.of(operation);
        if (limit.isEmpty() || isExempt(source)) {
            return;
        }
        int[] cells = cells(source);
        if (operation == Operation.NONCE || operation == Operation.RELEASE) {
            refuse(Limit.DENIALS, bucket(Limit.DENIALS).flatMap(bucket -> bucket.look(cells)));
        }
        refuse(limit.get(), bucket(limit.get()).flatMap(bucket -> bucket.take(cells)));
        if (operation == Operation.STORE) {
            refuse(Denial.TOO_MANY_STORES_IN_ALL, allStores.flatMap(bucket -> bucket.take(0)));
        }
    }

    private static void refuse(Limit limit, Optional<Duration> wait) {
        refuse(limit.refusal(), wait);
    }

    private static void refuse(Denial reason, Optional<Duration> wait) {
        wait.ifPresent(time -> {
            throw new Denied(reason, time);
        });
    }

    /**
     * Notes a refusal, and decides whether it has a line of its own in the logs: what outsiders cause must not fill them. What
     * somebody was refused who had proved to be a recipient always has one.
     *
     * @param request that is refused
     * @param source  from where
     * @param status  the HTTP status of the answer; a server error is not counted against the source
     * @return whether it is to be recorded
     */
    public boolean records(RequestRecord request, RequestSource source, int status) {
        boolean within = status >= SERVER_ERROR || isExempt(source) || hasDenialLeft(source);
        return request.isOfProvenRecipient()
                || within && recorded.flatMap(bucket -> bucket.take(0)).isEmpty();
    }

    private boolean hasDenialLeft(RequestSource source) {
        return bucket(Limit.DENIALS)
                .flatMap(bucket -> bucket.take(cells(source)))
                .isEmpty();
    }

    private Optional<TokenBuckets> bucket(Limit limit) {
        return Optional.ofNullable(buckets.get(limit));
    }

    private boolean isExempt(RequestSource source) {
        return source.address()
                .filter(address -> settings.exempt().stream().anyMatch(prefix -> prefix.contains(address)))
                .isPresent();
    }

    /** One in each row. */
    private int[] cells(RequestSource source) {
        ByteBuffer hash = ByteBuffer.wrap(key.mac(source.address()
                .map(address ->
                        AddressPrefix.of(address, address.length == IPV4_BYTES ? settings.ipv4() : settings.ipv6()))
                .map(AddressPrefix::bytes)
                .orElse(NOWHERE)));
        return IntStream.range(0, ROWS)
                .map(row -> row * COLUMNS + (hash.getInt() & COLUMNS - 1))
                .toArray();
    }
}
