package ee.cdoc2.css.settings;

import ee.cdoc2.css.common.Range;
import ee.cdoc2.css.request.RequestTimeout;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How this node is run.
 *
 * @param auditFile     the file of the audit log; nothing: the log category
 * @param metricsToken  whoever shows it gets the metrics; nothing: nobody does
 * @param tlsKeyStore   where the application server has its TLS key, to watch the end of its certificate
 * @param listener      where its listener is reached from this machine, to look at the certificate that it shows
 * @param requestTimeout how long a request may take as a whole, within {@link #REQUEST_TIMEOUT}
 * @param drain         for how long a node that is about to stop still answers, within {@link #DRAIN}
 * @param poolSize      how many connections the server's database pool is said to have, within {@link #POOL_SIZE}
 * @param migrateSchema whether the application migrates its schema at start, or only looks whether somebody has
 * @param info          what everybody is told of this node
 * @param minFreeDisk   how many bytes have to be free where this node writes to, within {@link #MIN_FREE_DISK}
 * @param nativeCrypto whether signatures are verified by native code where that can be loaded
 */
public record NodeSettings(
        Optional<Path> auditFile,
        Optional<BearerToken> metricsToken,
        Optional<KeyStoreFile> tlsKeyStore,
        InetSocketAddress listener,
        RequestTimeout requestTimeout,
        Duration drain,
        OptionalInt poolSize,
        boolean migrateSchema,
        InfoDetail info,
        int minFreeDisk,
        boolean nativeCrypto) {
    /** Ports that a server may be told to listen on; with 0 css.jar takes any free one. */
    public static final Range<Integer> PORT = new Range<>(0, 65_535);
    /** How long a request may be allowed to take. */
    public static final Range<Duration> REQUEST_TIMEOUT = new Range<>(Duration.ofSeconds(1), Duration.ofMinutes(5));
    /** For how long a node may drain. */
    public static final Range<Duration> DRAIN = new Range<>(Duration.ZERO, Duration.ofMinutes(10));
    /** How many connections a pool may have. */
    public static final Range<Integer> POOL_SIZE = new Range<>(1, 10_000);
    /** How many the pools have that are set up by css.jar and by the configurations for the servers. */
    public static final int DEFAULT_POOL_SIZE = 20;
    /** How many bytes have to be free; with 0 nobody looks. */
    public static final Range<Integer> MIN_FREE_DISK = new Range<>(0, 2_000_000_000);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public NodeSettings {
        REQUEST_TIMEOUT.require("the time for a request", requestTimeout.limit());
        DRAIN.require("the time to drain", drain);
        MIN_FREE_DISK.require("the bytes that have to be free", minFreeDisk);
        poolSize.ifPresent(connections -> POOL_SIZE.require("the pool's size", connections));
    }

    /**
     * A PKCS #12. Its text shows no password.
     *
     * @param path     the file
     * @param password opens it
     */
    public record KeyStoreFile(Path path, String password) {
        @Override
        public String toString() {
            return "KeyStoreFile[" + path + "]";
        }
    }
}
