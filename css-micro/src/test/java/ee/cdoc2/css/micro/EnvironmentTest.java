package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.micro.proxy.Balancers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private final Map<String, String> variables = new HashMap<>(
            Map.of("CSS_TLS_KEYSTORE", "/etc/css/tls.p12", "CSS_TLS_KEYSTORE_PASSWORD", "p$a\"s\\ {:=}${x}"));

    @Test
    void needsNoMoreThanAKeyStoreAndItsPassword() throws StartFault {
        Settings settings = Environment.read(variables);

        assertThat(settings)
                .isEqualTo(new Settings(
                        "0.0.0.0",
                        8443,
                        Path.of("/etc/css/tls.p12"),
                        "p$a\"s\\ {:=}${x}",
                        Path.of("css-data").toAbsolutePath(),
                        settings.postgresql(),
                        Duration.ofMinutes(1),
                        20,
                        Balancers.none(),
                        Level.WARNING,
                        LogFormat.TEXT));
        assertThat(settings.postgresql()).isEmpty();
    }

    @Test
    void readsFromWhereClientsAreNamed() throws Exception {
        variables.put("CSS_PROXY_PROTOCOL_FROM", "192.0.2.1, 2001:db8::1");

        assertThat(Environment.read(variables).balancers()).isEqualTo(Balancers.named("192.0.2.1,2001:db8::1"));
    }

    @Test
    void takesAnEmptyVariableForOneThatIsNotSet() throws StartFault {
        variables.put("CSS_HTTPS_PORT", "");
        variables.put("CSS_DB_URL", "");

        assertThat(Environment.read(variables).port()).isEqualTo(8443);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(faults(Map.of(
                        "CSS_HTTPS_PORT",
                        "http",
                        "CSS_LOG_LEVEL",
                        "loud",
                        "CSS_LOG_FORMAT",
                        "JSON",
                        "CSS_DB_POOL_SIZE",
                        "1",
                        "CSS_PROXY_PROTOCOL_FROM",
                        "192.0.2.1,")))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("CSS_HTTPS_PORT:"),
                        fault -> assertThat(fault).startsWith("CSS_TLS_KEYSTORE:"),
                        fault -> assertThat(fault).startsWith("CSS_TLS_KEYSTORE_PASSWORD:"),
                        fault -> assertThat(fault).startsWith("CSS_DB_POOL_SIZE:"),
                        fault -> assertThat(fault).startsWith("CSS_PROXY_PROTOCOL_FROM:"),
                        fault -> assertThat(fault).startsWith("CSS_LOG_LEVEL:"),
                        fault -> assertThat(fault).startsWith("CSS_LOG_FORMAT:"));
    }

    @Test
    void readsHowTheLogIsWritten() throws StartFault {
        variables.put("CSS_LOG_FORMAT", "json");

        assertThat(Environment.read(variables).logFormat()).isEqualTo(LogFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999", "0x50", "8443 ", "+1", "٨", "123456"})
    void refusesWhatIsNoPort(String port) {
        variables.put("CSS_HTTPS_PORT", port);

        assertThat(faults(variables)).singleElement().asString().startsWith("CSS_HTTPS_PORT:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-5", "many", "10001"})
    void refusesAPoolThatCannotBe(String size) {
        variables.put("CSS_DB_POOL_SIZE", size);

        assertThat(faults(variables)).singleElement().asString().startsWith("CSS_DB_POOL_SIZE:");
    }

    @Test
    void readsSecretsFromFiles(@TempDir Path folder) throws Exception {
        Path tls = Files.writeString(folder.resolve("tls"), "from a file\n");
        Path db = Files.writeString(folder.resolve("db"), "a:b=c");
        variables.remove("CSS_TLS_KEYSTORE_PASSWORD");
        variables.putAll(Map.of(
                "CSS_TLS_KEYSTORE_PASSWORD_FILE",
                tls.toString(),
                "CSS_DB_URL",
                "jdbc:postgresql://db/css",
                "CSS_DB_USER",
                "css",
                "CSS_DB_PASSWORD_FILE",
                db.toString()));

        Settings settings = Environment.read(variables);

        assertThat(settings.keyStorePassword()).isEqualTo("from a file");
        assertThat(settings.postgresql().orElseThrow().password()).isEqualTo("a:b=c");
    }

    @Test
    void aSecretIsInOnePlaceAndAFileThatIsNotThereIsAFault() {
        variables.putAll(Map.of(
                "CSS_TLS_KEYSTORE_PASSWORD_FILE", "/run/secrets/tls",
                "CSS_DB_URL", "jdbc:postgresql://db/css",
                "CSS_DB_USER", "css",
                "CSS_DB_PASSWORD_FILE", "hunter2"));

        assertThat(faults(variables))
                .containsExactly(
                        "CSS_TLS_KEYSTORE_PASSWORD_FILE: is set, and so is CSS_TLS_KEYSTORE_PASSWORD: one of the two",
                        "CSS_DB_PASSWORD_FILE: there is no file that can be read");
    }

    @Test
    void readsTheDatabase() throws StartFault {
        variables.putAll(
                Map.of("CSS_DB_URL", "jdbc:postgresql://db/css", "CSS_DB_USER", "css", "CSS_DB_PASSWORD", "a:b=c"));

        assertThat(Environment.read(variables).postgresql())
                .contains(Database.postgresql("jdbc:postgresql://db/css", "css", "a:b=c", DatabaseTimeouts.DEFAULT));
    }

    @Test
    void waitsForTheDatabaseAsLongAsItIsTold() throws StartFault {
        variables.putAll(Map.of(
                "CSS_DB_URL", "jdbc:postgresql://db/css?socketTimeout=60&ssl=true",
                "CSS_DB_USER", "css",
                "CSS_DB_CONNECT_TIMEOUT", "1",
                "CSS_DB_STATEMENT_TIMEOUT", "2",
                "CSS_DB_SOCKET_TIMEOUT", "3"));

        assertThat(Environment.read(variables).postgresql().orElseThrow().url())
                .as("what the URL says itself stays")
                .isEqualTo("jdbc:postgresql://db/css?socketTimeout=60&ssl=true"
                        + "&connectTimeout=1&sslResponseTimeout=1000&loginTimeout=1&tcpKeepAlive=true"
                        + "&options=-c%20statement_timeout=2s");
    }

    @Test
    void doesNotWaitAtTheStartWhenItIsToldSo() throws StartFault {
        variables.put("CSS_DB_START_TIMEOUT", "0");

        assertThat(Environment.read(variables).databaseWait()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "301", "PT5S", "5s"})
    void refusesATimeoutThatCannotBe(String seconds) {
        variables.putAll(Map.of(
                "CSS_DB_URL", "jdbc:postgresql://db/css", "CSS_DB_USER", "css", "CSS_DB_SOCKET_TIMEOUT", seconds));

        assertThat(faults(variables)).singleElement().asString().startsWith("CSS_DB_SOCKET_TIMEOUT:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSS_DB_USER", "CSS_DB_PASSWORD"})
    void refusesAnAccountWithoutADatabase(String name) {
        variables.put(name, "css");

        assertThat(faults(variables)).containsExactly(name + ": is set, but CSS_DB_URL is not");
    }

    @Test
    void refusesADatabaseThatItHasNoDriverFor() {
        variables.putAll(Map.of("CSS_DB_URL", "jdbc:mysql://user:secret@db/css", "CSS_DB_USER", "css"));

        assertThat(faults(variables))
                .singleElement()
                .asString()
                .startsWith("CSS_DB_URL:")
                .doesNotContain("secret");
    }

    @Test
    void refusesADataFolderThatWouldChangeTheUrlOfH2() {
        variables.put("CSS_DATA_DIR", "/var/lib/css;INIT=x");

        assertThat(faults(variables)).singleElement().asString().startsWith("CSS_DATA_DIR:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSS_DATA_DIR", "CSS_TLS_KEYSTORE", "CSS_TLS_KEYSTORE_PASSWORD", "CSS_DB_PASSWORD"})
    void refusesByNameWhatJavaCouldNotDecode(String name) {
        variables.put(name, "/s\uFFFD\uFFFDlt");

        assertThat(faults(variables))
                .singleElement()
                .asString()
                .startsWith(name + ": has characters that Java cannot decode in this locale")
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void keepsPasswordsOutOfWhatIsPrinted() throws StartFault {
        variables.putAll(Map.of(
                "CSS_DB_URL",
                "jdbc:postgresql://db/css?password=url-secret",
                "CSS_DB_USER",
                "css",
                "CSS_DB_PASSWORD",
                "db-secret",
                "CSS_TLS_KEYSTORE_PASSWORD",
                "tls-secret"));
        Settings settings = Environment.read(variables);

        assertThat(settings + " " + settings.postgresql()).doesNotContain("secret");
    }

    private static List<String> faults(Map<String, String> variables) {
        return catchThrowableOfType(StartFault.class, () -> Environment.read(variables))
                .faults();
    }
}
