package ee.cdoc2.css.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As whom PostgreSQL runs. It refuses to be root, so where root runs the tests it is Debian's user {@code postgres}. */
final class DatabaseUser {

    private static final String NAME = "postgres";

    private DatabaseUser() {}

    private static boolean isAnother() {
        return System.getProperty("user.name").equals("root");
    }

    /** {@return the command that runs this one as that user} */
    static List<String> command(List<String> command) {
        if (!isAnother()) {
            return command;
        }
        List<String> changed =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NAME, "--regid=" + NAME, "--init-groups", "--"));
        changed.addAll(command);
        return changed;
    }

    /** Gives it a file or folder. */
    static void own(Path path) {
        if (!isAnother()) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
