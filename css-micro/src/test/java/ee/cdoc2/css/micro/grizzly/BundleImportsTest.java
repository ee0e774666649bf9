package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * In Payara Server the listener's classes are an OSGi bundle, which sees no package but {@code java.*} that it does not import; the domain
 * does not come up when one is missing.
 */
class BundleImportsTest {
    private static final Pattern DEPENDENCY = Pattern.compile("-> ([a-z0-9]++\\.[a-z0-9.]++)");
    private static final Pattern IMPORTS = Pattern.compile("<grizzly\\.packages>([^<]++)<");

    /** Ours; and what is not there on Payara Server, which {@link NativeTls} knows. */
    private static final Set<String> NEEDS_NO_IMPORT = Set.of("java", "ee", "org.conscrypt");

    @Test
    void whatTheBundleUsesItImports() throws IOException {
        Set<String> imported = Set.of(found(IMPORTS, Files.readString(RepositoryFiles.find("css-micro/pom.xml")))
                .iterator()
                .next()
                .strip()
                .split(" *, *"));

        assertThat(used()).isNotEmpty().isSubsetOf(imported);
    }

    private static Set<String> used() {
        StringWriter output = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(output),
                        new PrintWriter(output),
                        "-verbose:package",
                        "--ignore-missing-deps",
                        "--multi-release",
                        "base",
                        "-include",
                        "ee\\.cdoc2\\.css\\.micro\\.((grizzly|proxy|tls)\\..*|EscapedText|JsonLine)",
                        Path.of("target", "classes").toString());
        return found(DEPENDENCY, output.toString()).stream()
                .filter(name -> NEEDS_NO_IMPORT.stream().noneMatch(prefix -> (name + ".").startsWith(prefix + ".")))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }
}
