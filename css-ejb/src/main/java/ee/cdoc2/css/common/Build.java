package ee.cdoc2.css.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this application was built as. The build writes it into {@code build.properties} beside this class, since not every
 * server tells an application the manifest of its archive.
 *
 * @param artifact {@code css}
 * @param group    the Maven group
 * @param name     the product's name
 * @param version  the project's version, e.g. {@code 1.0.0}
 * @param commit   the first 12 digits of the commit, with {@code -dirty} behind it when files differed from that commit;
 *                 {@code unknown} when it was built without git
 * @param time     the time that the build gives to all files, ISO 8601; not when it ran
 */
public record Build(String artifact, String group, String name, String version, String commit, String time) {
    private static final String UNKNOWN = "unknown";

    /** {@return what the build has written down} */
    public static Build read() {
        Properties built = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            built.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Build(
                built.getProperty("artifact"),
                built.getProperty("group"),
                built.getProperty("name"),
                built.getProperty("version"),
                built.getProperty("commit"),
                built.getProperty("time"));
    }

    /** {@return version and commit as one text, as in the manifests: {@code 1.0.0+0123456789ab}; the version alone without a commit} */
    public String fullVersion() {
        return UNKNOWN.equals(commit) ? version : version + "+" + commit;
    }
}
