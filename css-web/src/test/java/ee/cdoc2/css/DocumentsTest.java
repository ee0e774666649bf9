package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say about the code and about each other: names that exist, links that lead somewhere. */
class DocumentsTest {
    private static final Path ROOT = RepositoryFiles.find("README.md").getParent();
    private static final List<Path> FILES = files();
    private static final List<Path> DOCUMENTS =
            FILES.stream().filter(file -> file.toString().endsWith(".md")).toList();
    private static final JavaSources SOURCES = JavaSources.in(FILES);

    /** A link to a file, its anchor apart; not to another host, nor within the page. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    /** A link to a heading of a document of ours, on its own page or on another. */
    private static final Pattern ANCHOR = Pattern.compile("]\\(((?!https?:)[^)#\\s]*\\.md|)#([^)\\s]+)\\)");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]\\w*|OpenApi\\w+");
    private static final Pattern CLASS_AND_METHOD = Pattern.compile("([A-Z][a-z0-9]\\w*)\\.(…?[a-z]\\w*…?)");
    /** A further method of the class that the cell has named last; an ellipsis stands for the rest of the name. */
    private static final Pattern METHOD = Pattern.compile("…?[a-z]+[A-Z]\\w*…?");

    /** What holds a claim: a test, or a script that fails. */
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w*(?:Test|IT)(?:\\.\\w++)?");

    private static final Pattern SCRIPT = Pattern.compile("(?:docs|src)/[\\w/-]+/try-[\\w-]+|css-it/[a-z-]+");

    @Test
    void linksLeadToFiles() {
        List<String> broken = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            Matcher link = LINK.matcher(read(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Also those that are no links: of scripts, of commands, of what is talked about; but for what a build makes. */
    @Test
    void pathsLeadToFiles() throws IOException {
        Pattern path;
        try (Stream<Path> folders = Files.list(ROOT)) {
            path = Pattern.compile(folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("target"))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\w/.$-])(?:", ")/[\\w./-]*\\w")));
        }
        List<String> broken = new ArrayList<>();
        int paths = 0;
        for (Path document : DOCUMENTS) {
            Matcher named = path.matcher(read(document));
            while (named.find()) {
                paths++;
                if (!named.group().contains("/target/") && !Files.exists(ROOT.resolve(named.group()))) {
                    broken.add(ROOT.relativize(document) + ": " + named.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(paths).isGreaterThan(100);
    }

    @Test
    void anchorsLeadToHeadings() {
        List<String> broken = new ArrayList<>();
        Map<Path, Set<String>> headings = new HashMap<>();
        int anchors = 0;
        for (Path document : DOCUMENTS) {
            Matcher link = ANCHOR.matcher(read(document));
            while (link.find()) {
                Path page = link.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(link.group(1)).normalize();
                anchors++;
                if (!headings.computeIfAbsent(page, DocumentsTest::headings).contains(link.group(2))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(anchors).isGreaterThan(100);
    }

    /** The headings of a page, as GitHub makes anchors of them. */
    private static Set<String> headings(Path page) {
        return Pattern.compile("(?m)^#{1,6} (.*)$")
                .matcher(read(page).replaceAll("(?ms)^ *```.*?^ *```$", ""))
                .results()
                .map(heading -> heading.group(1)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void checksNameClassesAndMethodsThatExist() {
        List<String> missing = new ArrayList<>();
        for (String cell : read(ROOT.resolve("docs/checks.md")).split("[|\n]")) {
            missing.addAll(missingNames(cell));
        }
        assertThat(missing).isEmpty();
    }

    /** So that a parser without a target is seen as a gap in the table, and each target has its corpus. */
    @Test
    void everyFuzzTargetIsInTheTableOfThem() throws IOException {
        String checks = read(ROOT.resolve("docs/checks.md"));
        String table = checks.substring(checks.indexOf("\n### Fuzz targets\n"));
        Set<String> named = names(table.substring(0, table.indexOf("\n## "))).stream()
                .filter(name -> name.endsWith("FuzzTest"))
                .collect(Collectors.toSet());
        Set<String> targets =
                SOURCES.names().filter(name -> name.endsWith("FuzzTest")).collect(Collectors.toSet());
        try (Stream<Path> corpora = Files.list(ROOT.resolve("testdata/corpora"))) {
            assertThat(named)
                    .isEqualTo(targets)
                    .isEqualTo(corpora.map(corpus -> corpus.getFileName() + "FuzzTest")
                            .collect(Collectors.toSet()))
                    .hasSizeGreaterThan(20);
        }
    }

    /** Each claim of the first two pages names the test or script that holds it, or says that there is none; what is named exists. */
    @Test
    void claimsAboutSecurityNameTestsThatExist() {
        List<String> faults = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        for (String page : List.of("docs/threat-model.md", "docs/hardening.md", "SECURITY.md")) {
            String text = read(ROOT.resolve(page));
            for (String cell : text.split("[|\n]")) {
                faults.addAll(missingNames(cell));
            }
            names(text).stream()
                    .filter(SCRIPT.asMatchPredicate())
                    .filter(script -> !Files.isExecutable(ROOT.resolve(script)))
                    .forEach(faults::add);
            if (!page.equals("SECURITY.md")) {
                claims.addAll(claims(text));
            }
        }
        claims.stream().filter(claim -> !isHeld(claim)).forEach(faults::add);
        assertThat(faults).isEmpty();
        assertThat(claims).hasSizeGreaterThan(80);
    }

    private static boolean isHeld(String claim) {
        return claim.matches("(?s).*\\b[Nn]o\\s+test\\b.*")
                || names(claim).stream()
                        .anyMatch(name -> TEST.matcher(name).matches()
                                || SCRIPT.matcher(name).matches());
    }

    /** What a page says below its first section's heading: the last cell of each row, each point of a list, each other paragraph. */
    private static List<String> claims(String page) {
        return Pattern.compile("\\n\\n|\n(?=[|]|- |[0-9]+\\. )")
                .splitAsStream(page.substring(page.indexOf("\n## ")))
                .map(String::strip)
                .filter(block -> !block.isEmpty() && !block.startsWith("## "))
                .filter(block -> !block.startsWith("| --- |") && !block.endsWith("| held by |"))
                .map(block -> block.startsWith("|") ? block.substring(block.lastIndexOf(" | ")) : block)
                .toList();
    }

    /** The guide's table of who types its commands: all blocks are in it, and the script or test takes each out of its page. */
    @Test
    void everyBlockOfCommandsIsTypedByWhatTheGuideSays() {
        Set<String> blocks = DOCUMENTS.stream()
                .filter(DocumentsTest::isForReaders)
                .flatMap(document -> Pattern.compile("(?m)^ *```(?:sh|sql)(?: (\\S++))?+$")
                        .matcher(read(document))
                        .results()
                        .map(block -> block.group(1) == null ? "without a name in " + document : block.group(1)))
                .collect(Collectors.toSet());
        String guide = read(ROOT.resolve("docs/admin-guide.md"));
        String table = guide.substring(guide.indexOf("\n## What types these commands\n"));
        Set<String> typed = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (String row : table.split("\n")) {
            String[] cells = row.split(" \\| ");
            if (cells.length == 4 && cells[0].startsWith("| `")) {
                String script = names(cells[3]).get(0);
                for (String name : names(cells[0])) {
                    typed.add(name);
                    if (!types(script, name)) {
                        faults.add(script + " does not type " + name);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(typed).isEqualTo(blocks).hasSizeGreaterThan(20);
    }

    /** The pages that people take commands from. */
    private static boolean isForReaders(Path document) {
        return document.startsWith(ROOT.resolve("docs")) || document.equals(ROOT.resolve("README.md"));
    }

    /** Every user of a machine sees the arguments of commands; and a shell keeps them. */
    @Test
    void noSecretIsAnArgumentOfACommand() {
        assertThat(
                        inPages(
                                "-(?:src|dest)?(?:store|key)pass\\s++\\S++|(?:--header|-H) [\"']?Authorization\\S*+|-(?:pass|passin|passout) pass:\\S++"))
                .isEmpty();
        assertThat(inPages("-(?:src|dest)?storepass:file\\s")).hasSizeGreaterThan(2);
    }

    /** With any other mode somebody in between reads all shares. */
    @Test
    void connectionsToPostgreSqlCheckWhoItIs() {
        List<String> urls = inPages("jdbc:postgresql://[^\\s'\"`]++");
        assertThat(urls).hasSizeGreaterThan(5).allSatisfy(url -> assertThat(url).contains("sslmode=verify-full"));
    }

    private static List<String> inPages(String what) {
        return DOCUMENTS.stream()
                .filter(DocumentsTest::isForReaders)
                .flatMap(document -> Pattern.compile(what)
                        .matcher(read(document))
                        .results()
                        .map(found -> ROOT.relativize(document) + ": " + found.group()))
                .toList();
    }

    /**
     * A line of the script takes the block, by name or by what opens it; or the script takes what its arguments name, and try-guide
     * names it. A comment does not count.
     */
    private static boolean types(String script, String block) {
        String text = read(ROOT.resolve(script));
        String name = block + "(?![\\w.-])";
        return finds("\\b(?:typed|commands_of) (?:\\S+\\.md )?" + name + "|```(?:sh|sql) " + name, text)
                || finds("\\bcommands_of (?:\\S+\\.md )?\"\\$", text)
                        && finds(
                                "^try " + script + "(?: \\w+)* " + name,
                                read(ROOT.resolve("docs/admin-guide/try-guide")));
    }

    /** Whether a line has it in front of any {@code #} or {@code //}. */
    private static boolean finds(String what, String text) {
        return text.lines()
                .anyMatch(line -> Pattern.compile(what)
                        .matcher(line.replaceFirst("(?:#|//).*", ""))
                        .find());
    }

    private static List<String> names(String cell) {
        return CODE.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    /** README's walk of one GET: lines of {@code Class.method}, indented by who calls whom. */
    @Test
    void walkInTheReadmeNamesMethodsThatExist() {
        String readme = read(ROOT.resolve("README.md"));
        String walk = readme.substring(readme.indexOf("\nRequestMetricsFilter."));
        walk = walk.substring(0, walk.indexOf("\n```"));
        Matcher step = Pattern.compile("\\b([A-Z][a-z0-9]\\w+)\\.([a-z]\\w*)").matcher(walk);
        List<String> missing = new ArrayList<>();
        int steps = 0;
        while (step.find()) {
            steps++;
            if (!SOURCES.hasMethod(step.group(1), step.group(2))) {
                missing.add(step.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(steps).as("steps of the walk").isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyDecisionIsInTheIndexUnderItsNumber() throws IOException {
        Path folder = ROOT.resolve("docs/adr");
        String index = read(folder.resolve("README.md"));
        try (Stream<Path> pages = Files.list(folder)) {
            List<String> names = pages.map(page -> page.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
            for (int number = 1; number <= names.size(); number++) {
                String name = names.get(number - 1);
                assertThat(name).startsWith("%04d-".formatted(number));
                assertThat(index).contains("[%d](%s)".formatted(number, name));
                assertThat(read(folder.resolve(name)))
                        .startsWith("# %d. ".formatted(number))
                        .contains("\n\nAccepted ", "**Context.**", "**Decision.**", "**Consequences.**");
            }
        }
    }

    @Test
    void decisionsThatTheCodeNamesExist() throws IOException {
        Set<String> numbers;
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/adr"))) {
            numbers = pages.map(page -> page.getFileName().toString().substring(0, 4))
                    .collect(Collectors.toSet());
        }
        Pattern reference = Pattern.compile("(?:ADR |docs/adr/)(\\d{4})");
        List<String> missing = new ArrayList<>();
        for (Path file : FILES) {
            Matcher named = reference.matcher(read(file));
            while (named.find()) {
                if (!numbers.contains(named.group(1))) {
                    missing.add(ROOT.relativize(file) + ": " + named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> missingNames(String cell) {
        List<String> missing = new ArrayList<>();
        Optional<String> last = Optional.empty();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            String name = code.group(1);
            Matcher method = CLASS_AND_METHOD.matcher(name);
            if (method.matches()) {
                last = Optional.of(method.group(1));
                if (!SOURCES.hasMethod(method.group(1), method.group(2))) {
                    missing.add(name);
                }
            } else if (CLASS.matcher(name).matches()) {
                last = Optional.of(name);
                if (!SOURCES.hasClass(name)) {
                    missing.add(name);
                }
            } else if (METHOD.matcher(name).matches()
                    && last.filter(type -> type.endsWith("Test")).isPresent()
                    && !SOURCES.hasMethod(last.get(), name)) {
                missing.add(last.get() + "." + name);
            }
        }
        return missing;
    }

    /** Text files of the repository's own: nothing that was built, fetched or that git keeps for itself. */
    private static List<Path> files() {
        Predicate<Path> foreign = path -> Stream.of("target", ".git", "node_modules")
                .anyMatch(name -> path.getFileName().toString().equals(name));
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> Stream.iterate(file, path -> !path.equals(ROOT), Path::getParent)
                            .noneMatch(foreign))
                    .filter(file -> Pattern.compile(".*\\.(java|md|xml|json|yaml|txt|cli|asadmin|properties)")
                            .matcher(file.toString())
                            .matches())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        return JavaSources.read(file);
    }
}
