package ee.cdoc2.css.it.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The product in one file, on Payara Micro. It ends by itself when it cannot start.
 *
 * @param archive css.jar
 */
record CssJar(Path archive) implements Product {

    @Override
    public void install(ServerSettings settings) {
        // nothing to install: that is its point
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(ServerJdk.java()));
        command.addAll(ServerJdk.options());
        command.addAll(ServerJdk.classArchive());
        command.addAll(List.of("-jar", archive.toString()));
        return command;
    }

    @Override
    public Map<String, String> environment(ServerSettings settings) {
        return Map.of();
    }

    @Override
    public List<String> tlsKeyReload(Map<String, String> environment) {
        return List.of();
    }

    @Override
    public JsonLog jsonLog(ServerSettings settings, Map<String, String> environment) {
        return new JsonLog(Map.of("CSS_LOG_FORMAT", "json"), List.of(), settings.log());
    }

    @Override
    public boolean drainsOnSigterm() {
        return true;
    }

    @Override
    public boolean gaveUp(String log) {
        return false;
    }
}
