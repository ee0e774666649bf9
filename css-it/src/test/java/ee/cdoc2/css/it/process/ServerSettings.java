package ee.cdoc2.css.it.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one server is started.
 *
 * @param directory its own: configuration, data and log are kept there, also over a restart
 * @param port it listens for HTTPS on, on 127.0.0.1
 * @param environment the variables of docs/configuration.md
 */
public record ServerSettings(Path directory, int port, Map<String, String> environment) {

    public ServerSettings {
        environment = Map.copyOf(environment);
    }

    /** The same with one variable set, or changed. */
    public ServerSettings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(name, value);
        return new ServerSettings(directory, port, changed);
    }

    /** The same with one variable left out. */
    public ServerSettings without(String name) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove(name);
        return new ServerSettings(directory, port, changed);
    }

    /** The same without what is read for the second protocol alone: where that is not spoken, it is a setting that nobody reads. */
    public ServerSettings withoutSecondProtocol() {
        Map<String, String> fewer = new TreeMap<>(environment);
        fewer.keySet().removeIf(name -> name.matches("CSS_(SCHEMES|(SESSION|RP|KEYS)_.*)"));
        return new ServerSettings(directory, port, fewer);
    }

    /** {@return whether it keeps its shares in H2's file, since no other database is named} */
    boolean embedsItsDatabase() {
        return !environment.containsKey("CSS_DB_URL");
    }

    /** The same with the database in clear: without a master key. */
    public ServerSettings withoutVault() {
        return without("CSS_VAULT_KEYSTORE").without("CSS_VAULT_KEYSTORE_PASSWORD");
    }

    /** The same with the ordinary limits of a source. */
    public ServerSettings withoutLimits() {
        Map<String, String> fewer = new TreeMap<>(environment);
        fewer.keySet().removeIf(name -> name.startsWith("CSS_LIMIT_") || name.equals("CSS_PROXY_PROTOCOL_FROM"));
        return new ServerSettings(directory, port, fewer);
    }

    /** {@return the server's data directory} */
    public Path data() {
        return Path.of(environment.get("CSS_DATA_DIR"));
    }

    /** {@return the file that has what it prints} */
    public Path log() {
        return directory.resolve("server.log");
    }
}
