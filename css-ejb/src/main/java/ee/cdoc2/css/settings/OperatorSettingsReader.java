package ee.cdoc2.css.settings;

import ee.cdoc2.css.audit.AuditFile;
import ee.cdoc2.css.metrics.BearerToken;
import ee.cdoc2.css.metrics.TlsCertificateFile;
import ee.cdoc2.css.settings.CssSettings.Operations;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads {@code css.audit.*}, {@code css.metrics.*}, {@code css.shutdown.*}, the pool's size, and where the server's own
 * certificate is.
 */
final class OperatorSettingsReader {
    private static final int MAX_POOL_SIZE = 10_000;

    private final PropertyReader properties;

    OperatorSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    Operations read() {
        Optional<Path> auditFile = properties.value(
                "css.audit.file",
                Optional.empty(),
                "the path of a file that can be written to, in a folder that exists",
                OperatorSettingsReader::writable);
        Optional<BearerToken> token = properties.value(
                "css.metrics.token",
                Optional.empty(),
                "a text of at least " + BearerToken.MIN_LENGTH + " characters",
                OperatorSettingsReader::token);
        Duration drain = properties.duration(
                "css.shutdown.drain", Duration.ofSeconds(10), Duration.ZERO, Duration.ofMinutes(10));
        Optional<Integer> poolSize = properties
                .text("css.db.pool-size")
                .map(set -> properties.number("css.db.pool-size", 1, 1, MAX_POOL_SIZE));
        return new Operations(auditFile, token, tls(), drain, poolSize);
    }

    private static Optional<Optional<Path>> writable(String text) {
        try {
            Path path = Path.of(text);
            new AuditFile(path).probe();
            return Optional.of(Optional.of(path));
        } catch (IOException | InvalidPathException notWritable) {
            return Optional.empty();
        }
    }

    private static Optional<Optional<BearerToken>> token(String text) {
        return text.length() < BearerToken.MIN_LENGTH
                ? Optional.empty()
                : Optional.of(Optional.of(new BearerToken(text)));
    }

    /** The names that css.jar and our servers' configurations use; elsewhere there is just no figure. */
    private Optional<TlsCertificateFile> tls() {
        try {
            return properties
                    .text("css.tls.keystore")
                    .map(path -> new TlsCertificateFile(
                            Path.of(path),
                            properties.text("css.tls.keystore.password").orElse("")));
        } catch (InvalidPathException theServersBusiness) {
            return Optional.empty();
        }
    }
}
