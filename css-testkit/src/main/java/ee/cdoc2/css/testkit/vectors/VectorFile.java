package ee.cdoc2.css.testkit.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of vectors: blocks of {@code field: value} lines, separated by empty lines; {@code #} begins a comment. Reading is
 * strict: ASCII only, no white space at the end of a line, no unknown field, no name twice.
 */
record VectorFile(Path path) {

    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]*):(?: (.*\\S))?");

    /** {@return the vectors in the order of the file} */
    <V> List<V> read(Function<VectorBlock, V> reader) {
        List<V> vectors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (VectorBlock block : blocks()) {
            String name = block.required("name");
            if (!names.add(name)) {
                throw block.fault("has a name that occurred before");
            }
            block.add("name", name);
            vectors.add(reader.apply(block));
            block.requireAllTaken();
        }
        return List.copyOf(vectors);
    }

    private List<VectorBlock> blocks() {
        List<VectorBlock> blocks = new ArrayList<>();
        VectorBlock current = new VectorBlock("");
        int number = 0;
        for (String line : lines()) {
            number++;
            if (line.isEmpty()) {
                current = new VectorBlock("");
            } else if (!line.startsWith("#")) {
                if (current.isEmpty()) {
                    current = new VectorBlock(path.getFileName() + ":" + number);
                    blocks.add(current);
                }
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw current.fault("line " + number + " is no field");
                }
                current.add(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        return blocks;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path, StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path.getFileName(), failure);
        }
    }
}
