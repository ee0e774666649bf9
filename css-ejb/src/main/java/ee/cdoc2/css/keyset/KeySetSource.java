package ee.cdoc2.css.keyset;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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
                ? url(text).map(KeySetSource.Url::new)
                : path(text).map(KeySetSource.File::new);
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean usable = url.getScheme() != null
                    && url.getScheme().toLowerCase(Locale.ROOT).equals("https")
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 0xffff;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isRegularFile).filter(Files::isReadable);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
