package ee.cdoc2.css.settings;

import ee.cdoc2.css.audit.AuditFile;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.request.RequestTimeout;
import ee.cdoc2.css.settings.NodeSettings.KeyStoreFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code css.audit.*}, {@code css.crypto.*}, {@code css.disk.*}, {@code css.metrics.*}, {@code css.request.*}, {@code css.shutdown.*},
 * {@code css.schema.*}, {@code css.info}, the pool's size, and where the server's own certificate is, and shown.
 */
final class NodeSettingsReader {
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

    private static final int DEFAULT_PORT = 8443;

    private static final int DEFAULT_MIN_FREE_DISK = 64 << 20;

    private final PropertyReader properties;

    NodeSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    NodeSettings read() {
        Optional<Path> auditFile = properties.literal(
                "css.audit.file",
                "the path of a file that can be written to, in a folder that exists",
                NodeSettingsReader::writable);
        Optional<BearerToken> token = properties.secret(
                "css.metrics.token",
                "at least " + BearerToken.MIN_LENGTH + " visible characters of ASCII, without blanks",
                text -> Optional.of(new BearerToken(text)));
        RequestTimeout requestTimeout = new RequestTimeout(
                properties.duration("css.request.timeout", RequestTimeout.DEFAULT, NodeSettings.REQUEST_TIMEOUT));
        Duration drain = properties.duration("css.shutdown.drain", DEFAULT_DRAIN, NodeSettings.DRAIN);
        OptionalInt poolSize = properties
                .number("css.db.pool-size", NodeSettings.POOL_SIZE)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
        boolean migrateSchema = properties.flag("css.schema.migrate", true);
        InfoDetail info = properties.value("css.info", InfoDetail.FULL, "full, time or off", InfoDetail::named);
        int minFreeDisk =
                properties.number("css.disk.min-free-bytes", DEFAULT_MIN_FREE_DISK, NodeSettings.MIN_FREE_DISK);
        return new NodeSettings(
                auditFile,
                token,
                tlsKeyStore(),
                listener(),
                requestTimeout,
                drain,
                poolSize,
                migrateSchema,
                info,
                minFreeDisk,
                properties.flag("css.crypto.native", true));
    }

    private static Optional<Path> writable(String text) {
        Path path = Path.of(text);
        try {
            new AuditFile(path, MonotonicClock.system()).probe();
            return Optional.of(path);
        } catch (IOException notWritable) {
            return Optional.empty();
        }
    }

    /** The names that css.jar and our servers' configurations use. Where they are not set, that metric is missing. */
    private Optional<KeyStoreFile> tlsKeyStore() {
        Optional<String> password = properties.secret("css.tls.keystore.password");
        return properties
                .literal("css.tls.keystore", "the path of a file", text -> Optional.of(Path.of(text)))
                .map(path -> new KeyStoreFile(path, password.orElse("")));
    }

    /** What the server's own configuration reads; a name that has no address leads to nobody. */
    private InetSocketAddress listener() {
        int port = properties.number("CSS_HTTPS_PORT", DEFAULT_PORT, NodeSettings.PORT);
        return properties
                .text("CSS_HTTPS_ADDRESS")
                .filter(address -> !address.equals("*"))
                .map(address -> new InetSocketAddress(address, port))
                .filter(named -> named.isUnresolved() || !named.getAddress().isAnyLocalAddress())
                .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
