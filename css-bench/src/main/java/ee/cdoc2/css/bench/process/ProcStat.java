package ee.cdoc2.css.bench.process;

import java.time.Duration;

/**
 * What {@code /proc/PID/stat} says of the processor time of a process: proc(5), fields 14 to 17.
 *
 * @param ticks in user and system mode, of the process with all its threads and of its children that have ended
 */
record ProcStat(long ticks) {
    /** USER_HZ of Linux, on x86-64 and on arm64 alike. */
    private static final int TICKS_PER_SECOND = 100;

    /** Behind the name of the program stands field 3. */
    private static final int UTIME = 14 - 3;

    private static final int CSTIME = 17 - 3;

    /**
     * {@return what the line says}
     *
     * @throws IllegalArgumentException if it is no such line
     */
    static ProcStat parse(String line) {
        // the name stands in brackets, and may itself have brackets and blanks in it
        String[] fields = line.substring(line.lastIndexOf(')') + 1).trim().split(" ");
        if (fields.length <= CSTIME) {
            throw new IllegalArgumentException("no line of /proc/PID/stat");
        }
        long ticks = 0;
        for (int field = UTIME; field <= CSTIME; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new ProcStat(ticks);
    }

    Duration processorTime() {
        return Duration.ofMillis(ticks * (1000 / TICKS_PER_SECOND));
    }
}
