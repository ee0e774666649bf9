package ee.cdoc2.css.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process and all that it has started.
 *
 * @param root the process
 */
public record ProcessTree(ProcessHandle root) {

    /** {@return the process with this id, if it runs} */
    public static Optional<ProcessTree> of(long pid) {
        return ProcessHandle.of(pid).map(ProcessTree::new);
    }

    /** {@return the PostgreSQL of this data directory, if it runs} */
    public static Optional<ProcessTree> ofPostgres(Path data) {
        try {
            return of(Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0)));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets it stand still: connections stay and are taken, and nobody answers. The root comes first, so that it starts no more children. */
    public void freeze() {
        signal("-STOP", Stream.of(root));
        signal("-STOP", root.descendants());
    }

    /** Lets it go on. */
    public void thaw() {
        signal("-CONT", all());
    }

    /** As when the power goes: nobody gets around to anything any more. */
    public void kill9() {
        freeze();
        signal("-KILL", all());
    }

    /** {@return the process and all that it has started} */
    Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) {
        List<String> pids =
                processes.map(ProcessHandle::pid).map(String::valueOf).toList();
        if (pids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(pids);
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
