package ee.cdoc2.css.it.landscape;

import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.database.Databases;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.FreePort;
import ee.cdoc2.css.it.process.ResponderProcess;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that one run shares, and one server with the ordinary settings in the middle of it. */
public final class Landscape implements AutoCloseable {

    private final Path directory;
    private final TestPki pki;
    private final ResponderProcess responder;
    private final Databases databases;
    private final Database database;
    private final CssServer server;

    private Landscape(Path directory) {
        this.directory = directory;
        pki = TestPki.create(directory);
        responder = ResponderProcess.start(directory.resolve("responder"), List.of(pki.eid(), pki.vendor()));
        databases = Databases.selected();
        database = databases.create();
        server = CssServer.start(settings("shared", database));
    }

    /**
     * Sets everything up; the server answers when this returns.
     *
     * @param directory for files and logs of this run; system property {@code css.it.work}
     */
    public static Landscape open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new Landscape(Files.createTempDirectory(directory, "run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the server that all tests with the ordinary settings share; it is not to be stopped} */
    public CssServer server() {
        return server;
    }

    /** {@return the shared server's database} */
    public Database database() {
        return database;
    }

    public TestPki pki() {
        return pki;
    }

    public ResponderProcess responder() {
        return responder;
    }

    /** {@return an empty database, for a server of a test's own} */
    public Database newDatabase() {
        return databases.create();
    }

    /** {@return the ordinary settings for one more server} */
    public ServerSettings settings(String name, Database itsDatabase) {
        int port = FreePort.find();
        Path itsDirectory = directory.resolve(name);
        Map<String, String> environment = new TreeMap<>(pki.environment());
        environment.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
        environment.put("CSS_HTTPS_PORT", Integer.toString(port));
        environment.put("CSS_DATA_DIR", itsDirectory.resolve("data").toString());
        environment.put("CSS_BASE_URLS", "https://localhost:" + port);
        environment.put("CSS_OCSP_MODE", "aia");
        environment.put("CSS_OCSP_ALLOWED_HOSTS", "127.0.0.1");
        environment.putAll(itsDatabase.environment());
        return new ServerSettings(itsDirectory, port, environment);
    }

    /** {@return a TLS client for a server, trusting the authority of its certificate} */
    public RawHttps https(CssServer to) {
        return RawHttps.to(new ServerAddress("localhost", to.port()), pki.web().certificate());
    }

    @Override
    public void close() {
        try (databases; responder) {
            server.close();
        }
    }
}
