package ee.cdoc2.css.keyset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key set in a file that somebody else writes. */
final class KeySetFile implements KeySetOrigin {
    private final Path path;

    KeySetFile(Path path) {
        this.path = path;
    }

    @Override
    public byte[] read() throws FetchFailed {
        if (!Files.isRegularFile(path)) {
            throw new FetchFailed(FetchOutcome.UNREACHABLE, "there is no such file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(KeySet.MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw new FetchFailed(FetchOutcome.UNREACHABLE, "the file cannot be read");
        }
    }
}
