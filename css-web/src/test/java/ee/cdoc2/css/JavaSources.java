package ee.cdoc2.css;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java files of all modules, tests included, by the simple name of their class. A document names classes of modules
 * that this one does not see, so the text is asked and not the class loader.
 */
record JavaSources(Map<String, List<String>> texts) {
    private static final String JAVA = ".java";

    static JavaSources in(Collection<Path> files) {
        return new JavaSources(files.stream()
                .filter(file -> file.toString().endsWith(JAVA))
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(JAVA, ""),
                        Collectors.mapping(JavaSources::read, Collectors.toList()))));
    }

    Stream<String> names() {
        return texts.keySet().stream();
    }

    boolean hasClass(String name) {
        return texts.containsKey(name);
    }

    /** Whether a class of this name has a method of this name; an ellipsis at an end stands for any characters. */
    boolean hasMethod(String type, String method) {
        Pattern declared = Pattern.compile("\\b" + method.replace("…", "\\w*") + "\\(");
        return texts.getOrDefault(type, List.of()).stream()
                .anyMatch(text -> declared.matcher(text).find());
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
