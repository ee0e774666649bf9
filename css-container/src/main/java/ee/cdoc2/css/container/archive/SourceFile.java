package ee.cdoc2.css.container.archive;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file that goes into a container.
 *
 * @param name under which name
 * @param path where it is
 * @param size how many bytes it has
 */
public record SourceFile(FileName name, Path path, long size) {

    /**
     * Looks at files, before anything is done with them.
     *
     * @param paths  where they are
     * @param limits how many they may be, and how large
     * @return the files, in the same order
     * @throws ContainerException when one cannot go into a container, two have the same name, or they are too many or too large
     */
    public static List<SourceFile> of(List<Path> paths, Limits limits) {
        if (paths.isEmpty() || paths.size() > limits.files()) {
            throw refused("A container has 1 to " + limits.files() + " files.");
        }
        List<SourceFile> files = paths.stream().map(SourceFile::of).toList();
        Set<String> names = new HashSet<>();
        long bytes = 0;
        for (SourceFile file : files) {
            if (!names.add(file.name.folded())) {
                throw refused("Two files have the name " + file.name + ", for some systems at least.");
            }
            bytes += file.size;
            if (bytes > limits.bytes()) {
                throw refused("The files have more than the " + limits.bytes() + " bytes that are allowed.");
            }
        }
        return files;
    }

    private static SourceFile of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw refused("The file " + path + " does not exist, or is a folder or a device.");
        }
        String text = path.getFileName().toString();
        FileName name = FileName.parse(text)
                .orElseThrow(() -> refused("The name of the file " + path + " "
                        + FileName.fault(text).orElseThrow() + "."));
        try {
            return new SourceFile(name, path, Files.size(path));
        } catch (IOException unreadable) {
            throw new ContainerException(
                    ContainerFault.FILE_FAULT, "The file " + path + " cannot be read.", unreadable);
        }
    }

    private static ContainerException refused(String message) {
        return new ContainerException(ContainerFault.FILE_REFUSED, message);
    }
}
