package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.micro.proxy.Balancers;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreBootCommandsTest {
    private static final Path COMMANDS = Path.of("../src/main/payara/micro/pre-boot-commands.txt");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final String PASSWORD = "p$a\"s\\ {:=}${x}";

    private Properties before;

    @BeforeEach
    void keepSystemProperties() {
        before = (Properties) System.getProperties().clone();
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                Path.of("tls.p12"),
                PASSWORD,
                Path.of("data"),
                Optional.empty(),
                Duration.ZERO,
                20,
                Balancers.none(),
                Level.WARNING,
                LogFormat.TEXT);
        ServerKey key =
                new ServerKey("alias", CertificateAuthority.named("TLS CA").certificate());
        new PayaraMicroServer(Path.of("runtime"))
                .configure(
                        settings,
                        new Listener(InetAddress.getLoopbackAddress(), 8443),
                        key,
                        Database.postgresql("jdbc:postgresql://db/css", "css", PASSWORD, DatabaseTimeouts.DEFAULT));
    }

    @AfterEach
    void restoreSystemProperties() {
        System.setProperties(before);
    }

    @Test
    void haveAValueForEachPlaceholder() throws IOException {
        List<String> names = commands().stream()
                .flatMap(line -> PLACEHOLDER.matcher(line).results())
                .map((MatchResult placeholder) -> placeholder.group(1))
                .filter(name -> !name.endsWith("..."))
                .toList();

        assertThat(names)
                .hasSize(7)
                .allSatisfy(
                        name -> assertThat(System.getProperty(name)).as(name).isNotNull());
    }

    @Test
    void leaveAPasswordAsItIs() {
        assertThat(System.getProperty("launcher.tls.keystore.password")).isEqualTo(PASSWORD);
        assertThat(System.getProperty("launcher.database.password")).isEqualTo(PASSWORD);
    }

    @Test
    void holdNoPasswordThemselves() throws IOException {
        assertThat(commands())
                .filteredOn(line -> line.contains("password="))
                .allSatisfy(line -> assertThat(line).containsPattern("password=\\$\\{launcher\\.[a-z.]+\\.password}"));
    }

    private static List<String> commands() throws IOException {
        return Files.readAllLines(COMMANDS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
