package ee.cdoc2.css.bench.process;

/** What {@code /proc/PID/status} says of the memory of a process: proc(5), VmRSS. */
final class ProcStatus {
    private static final String RESIDENT = "VmRSS:";
    private static final int KIBIBYTES_OF_A_MEBIBYTE = 1024;

    private ProcStatus() {}

    /**
     * {@return MiB that are resident}
     *
     * @throws IllegalArgumentException if the text does not say
     */
    static long residentMebibytes(String text) {
        String line = text.lines()
                .filter(each -> each.startsWith(RESIDENT))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no VmRSS"));
        String kibibytes = line.substring(RESIDENT.length()).replace("kB", "").trim();
        return Long.parseLong(kibibytes) / KIBIBYTES_OF_A_MEBIBYTE;
    }
}
