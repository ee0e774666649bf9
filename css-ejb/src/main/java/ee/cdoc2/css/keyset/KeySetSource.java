package ee.cdoc2.css.keyset;

import ee.cdoc2.css.common.HostUrl;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where a key set comes from. */
public sealed interface KeySetSource {

    /**
     * Fetched from a server.
     *
     * @param url https, with a host, without user information and fragment
     */
    record Url(URI url) implements KeySetSource {
        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * Read from a file, each time anew.
     *
     * @param path a file
     */
    record File(Path path) implements KeySetSource {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Reads a source.
     *
     * @param text an https URL, or the path of a file
     * @return the source; nothing when the text is another URL, or no file that can be read now has this path
     */
    static Optional<KeySetSource> parse(String text) {
        return text.contains("://")
                ? HostUrl.parse(text, Set.of("https")).map(KeySetSource.Url::new)
                : path(text).map(KeySetSource.File::new);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isRegularFile).filter(Files::isReadable);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
