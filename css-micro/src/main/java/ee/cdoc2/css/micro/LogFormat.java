package ee.cdoc2.css.micro;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/** How css.jar writes its log. */
enum LogFormat {
    /** For people: {@link LogLine}. */
    TEXT(LogLine::new),
    /** For programs: {@link JsonLine}. */
    JSON(JsonLine::new);

    /** The environment variable that names it. */
    static final String VARIABLE = "CSS_LOG_FORMAT";

    private final Supplier<Formatter> formatter;

    LogFormat(Supplier<Formatter> formatter) {
        this.formatter = formatter;
    }

    /**
     * Finds the format of a name.
     *
     * @param name {@code text} or {@code json}
     * @return the format; nothing when there is none of that name
     */
    static Optional<LogFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** {@return the format of what is said before {@link Environment} has looked at the variable: {@link #TEXT} where that names none} */
    static LogFormat of(Map<String, String> environment) {
        return named(environment.getOrDefault(VARIABLE, "")).orElse(TEXT);
    }

    /** {@return a formatter of this format} */
    Formatter formatter() {
        return formatter.get();
    }

    /**
     * Prints a message to standard error, for as long as the server whose log it will be is not there.
     *
     * @param level  how important it is
     * @param origin who says it
     * @param text   what is said
     */
    void print(Level level, Class<?> origin, String text) {
        LogRecord record = new LogRecord(level, text);
        record.setLoggerName(origin.getName());
        System.err.print(formatter().format(record));
    }

    /** Prints why CSS did not start to standard error, a line for each fault. */
    void didNotStart(List<String> faults) {
        if (this == TEXT) {
            System.err.println("CSS did not start:");
            faults.forEach(fault -> System.err.println("  " + fault));
        } else {
            faults.forEach(fault -> print(Level.SEVERE, Launcher.class, "CSS did not start: " + fault));
        }
    }
}
