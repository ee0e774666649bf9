package ee.cdoc2.css.bench.process;

import java.io.IOException;

/**
 * Some of the machine's processors. Linux shares them out between threads, whosever they are: a driver with hundreds of threads that have
 * something to do leaves a server little, unless each has its own.
 *
 * @param first the number of the first one, from 0
 * @param last  that of the last one
 */
public record Processors(int first, int last) {
    /** Asked once: Java has fewer when it has been given a part of them. */
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    /** {@return the first half of them; the only one, where there is one} */
    public static Processors firstHalf() {
        return new Processors(0, Math.max(0, ALL / 2 - 1));
    }

    /** {@return the others; the only one, where there is one} */
    public static Processors secondHalf() {
        return new Processors(ALL / 2, ALL - 1);
    }

    /**
     * Has all threads of all these processes, and those that they will begin, run here and nowhere else.
     *
     * @param processes that run
     * @throws IOException where {@code taskset} is missing (Debian: {@code util-linux}), or refuses
     */
    public void take(ProcessTree processes) throws IOException, InterruptedException {
        for (long pid : processes.pids().toList()) {
            Process taskset = new ProcessBuilder(
                            "taskset", "--all-tasks", "--cpu-list", "--pid", toString(), Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // one below the topmost may have ended
            if (taskset.waitFor() != 0 && pid == processes.pid()) {
                throw new IOException("taskset does not put process " + pid + " on processors " + this);
            }
        }
    }

    /** {@return as {@code taskset} takes it: {@code 0-3}} */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
