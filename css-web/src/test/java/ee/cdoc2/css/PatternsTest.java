package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a regular expression repeats without bound, it never gives back. The JDK matches a repeated group by recursion unless it
 * is possessive, so a stranger's text could use up the stack; and what is given back is tried again, so it could use up time.
 */
class PatternsTest {
    private static final Path ROOT = RepositoryFiles.find("README.md").getParent();
    private static final List<String> MODULES = List.of(
            "css-protocol",
            "css-persistence",
            "css-ejb",
            "css-web",
            "css-micro",
            "css-container",
            "css-client",
            "css-migrate");

    /** The literals that may look otherwise. */
    private static final Map<String, String> NOT_OF_STRANGERS_OR_NO_PATTERN = Map.of(
            "(?<path>(?:/[A-Za-z0-9._~/-]*?)??)",
            "gives back at \"key-shares\" only, one character at a time, without recursion; AudienceFuzzTest",
            "CSS_(CLIENT_\\\\w+|(\\\\w+_)?SERVICE_(HOST|PORT(_\\\\w+)?)|(\\\\w+_)?PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)",
            "names of variables that the operator has set",
            "vnd.cdoc2.css-server-list.v1+jws",
            "a media type",
            "' holds no *.pem, *.crt, *.cer, *.der, *.p12 or *.pfx file",
            "a message");

    private static final Pattern USES_PATTERNS =
            Pattern.compile("java\\.util\\.regex|\\.matches\\(|\\.split\\(|\\.replace(All|First)\\(");
    private static final Pattern COMMENT =
            Pattern.compile("/\\*(?:[^*]|\\*(?!/))*+\\*/|^\\s*+//.*+", Pattern.MULTILINE);
    private static final Pattern CONCATENATION = Pattern.compile("\"\\s*+\\+\\s*+\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\\\\\.");
    private static final Pattern CHARACTER_CLASS = Pattern.compile("\\[[^]]*+]");
    private static final Pattern BOUNDED = Pattern.compile("\\{\\d++(,\\d++)?}[+?]?");
    private static final Pattern GIVES_BACK = Pattern.compile("(?<![*+?(|^}])([*+]|\\{\\d++,})(?!\\+)");

    @Test
    void whatIsRepeatedWithoutBoundIsNeverGivenBack() throws IOException {
        List<String> literals = literals();

        assertThat(literals).as("floor: the scan sees the patterns").hasSizeGreaterThan(100);
        assertThat(literals.stream().filter(PatternsTest::givesBack).distinct())
                .containsExactlyInAnyOrderElementsOf(NOT_OF_STRANGERS_OR_NO_PATTERN.keySet());
    }

    private static boolean givesBack(String literal) {
        String bare = ESCAPE.matcher(literal).replaceAll("E");
        bare = CHARACTER_CLASS.matcher(bare).replaceAll("C");
        return GIVES_BACK.matcher(BOUNDED.matcher(bare).replaceAll("")).find();
    }

    private static List<String> literals() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, Integer.MAX_VALUE)) {
            return files.filter(PatternsTest::isOfTheProduct)
                    .map(JavaSources::read)
                    .filter(text -> USES_PATTERNS.matcher(text).find())
                    .map(text -> COMMENT.matcher(text).replaceAll(""))
                    .map(text -> CONCATENATION.matcher(text).replaceAll(""))
                    .flatMap(text -> LITERAL.matcher(text).results())
                    .map((MatchResult literal) -> literal.group(1))
                    .collect(Collectors.toList());
        }
    }

    private static boolean isOfTheProduct(Path file) {
        return file.toString().endsWith(".java")
                && MODULES.stream()
                        .anyMatch(module -> file.startsWith(ROOT.resolve(module).resolve("src/main/java")));
    }
}
