package ee.cdoc2.css.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The EAR on Open Liberty, with the configuration of src/main/liberty/config. The installation is shared; what belongs to one
 * server (WLP_USER_DIR) is in its own directory.
 *
 * @param home of Open Liberty
 * @param configuration the folder with server.xml
 * @param archive css.ear
 * @param drivers the folder with the JDBC drivers
 */
record CssOnLiberty(Path home, Path configuration, Path archive, Path drivers) implements Product {

    private static final String SERVER = "css";
    private static final List<String> APPLICATION_FAILED = List.of("CWWKZ0002E", "CWWKZ0004E", "CWPKI0033E");

    @Override
    public void install(ServerSettings settings) {
        Path server = userDirectory(settings).resolve("servers").resolve(SERVER);
        copyAll(configuration, server);
        copy(archive, server.resolve("apps/css.ear"));
        copyAll(drivers, userDirectory(settings).resolve("shared/resources/jdbc"));
    }

    @Override
    public List<String> command() {
        return List.of(home.resolve("bin/server").toString(), "run", SERVER);
    }

    @Override
    public Map<String, String> environment(ServerSettings settings) {
        return Map.of(
                "WLP_USER_DIR", userDirectory(settings).toString(), "JVM_ARGS", String.join(" ", ServerJdk.options()));
    }

    @Override
    public boolean gaveUp(String log) {
        return APPLICATION_FAILED.stream().anyMatch(log::contains);
    }

    @Override
    public List<String> tlsKeyReload(Map<String, String> environment) {
        return List.of();
    }

    private static Path userDirectory(ServerSettings settings) {
        return settings.directory().resolve("usr");
    }

    private static void copyAll(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, to.resolve(file.getFileName())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
