package ee.cdoc2.css.bench.report;

import java.util.Locale;

/** A figure of a measurement. */
public enum Figure {
    /** Answers in a second, of all clients. */
    REQUESTS_PER_SECOND("requests/s", "%.0f"),
    /** The latency that half of the requests stay within, in milliseconds. */
    P50("p50 ms", "%.1f"),
    /** The latency that 99 of 100 requests stay within, in milliseconds. */
    P99("p99 ms", "%.1f"),
    /** Milliseconds of processor time of the server's JVM for a request. */
    SERVER("server ms", "%.2f"),
    /** Milliseconds of processor time of all processes of PostgreSQL for a request. */
    DATABASE("database ms", "%.2f");

    private final String title;
    private final String format;

    Figure(String title, String format) {
        this.title = title;
        this.format = format;
    }

    /** {@return its name, with the unit} */
    public String title() {
        return title;
    }

    /** {@return the value with as many digits as it is worth} */
    public String format(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
