package ee.cdoc2.css.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    private static final String SECRET = " pä$s\\ ${x} ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void theLineIsTakenWithoutItsEndAndElseAsItStands(String end) throws IOException {
        assertThat(SecretFile.read(file(SECRET + end))).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", "a\n\n", "a\nb", "a\rb", "\na"})
    void aFileThatHasNotOneLineIsRefused(String content) throws IOException {
        refuses(file(content), "the file has not exactly one line");
    }

    @Test
    void aFileThatIsNoSecretIsRefused() throws IOException {
        refuses(file("x".repeat(4097)), "the file is larger than 4096 bytes");
        assertThat(SecretFile.read(file("x".repeat(4096)))).hasSize(4096);
        Path latin = folder.resolve("latin");
        Files.write(latin, SECRET.getBytes(StandardCharsets.ISO_8859_1));
        refuses(latin.toString(), "the file is not text in UTF-8");
    }

    /** The path is not repeated: it could be the secret. */
    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "/", "hunter\u00002"})
    void aFileThatIsNotThereIsToldWithoutItsName(String path) {
        refuses(path, "there is no file that can be read");
    }

    @Test
    void aVariableOrAFileHasIt() throws IOException {
        assertThat(SecretFile.secret(Map.of("P", "a"), "P")).contains("a");
        assertThat(SecretFile.secret(Map.of("P", "", "P_FILE", file("b\n")), "P"))
                .contains("b");
        assertThat(SecretFile.secret(Map.of("P", "a", "P_FILE", ""), "P")).contains("a");
        assertThat(SecretFile.secret(Map.of(), "P")).isEmpty();
    }

    @Test
    void faultsBeginWithTheNameOfTheVariable() throws IOException {
        Map<String, String> both = Map.of("P", "a", "P_FILE", file("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretFile.secret(both, "P"))
                .withMessage("P_FILE: is set, and so is P: one of the two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretFile.secret(Map.of("P_FILE", "hunter2"), "P"))
                .withMessage("P_FILE: there is no file that can be read");
    }

    private static void refuses(String path, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretFile.read(path))
                .withMessage(reason);
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content).toString();
    }
}
