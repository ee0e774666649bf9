package ee.cdoc2.css.micro;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * Prints the log to standard error, but keeps it back while the server starts. When a start fails, Payara logs the same
 * exception many times; instead of all that, the operator gets the reasons that are found in it. Once CSS runs, what the
 * server under it logs is made short by {@link ServerRecords}, unless {@code CSS_LOG_LEVEL} asks for details. Named in
 * {@code logging.properties}.
 *
 * <p>Breaks when Payara renames the logger of its boot commands, or no longer logs the exception that failed a
 * deployment.
 */
public final class StartLog extends Handler {
    /** The property of {@code logging.properties} that names a {@link LogFormat}. */
    static final String FORMAT = StartLog.class.getName() + ".format";

    private static final int KEPT_AT_MOST = 2_000;
    /** The application's loggers and exceptions begin so. */
    private static final String OURS = "ee.cdoc2.css.";
    /** Payara's logger for what each pre-boot command did; a command that it refused is a warning. */
    private static final String BOOT_COMMAND = "fish.payara.boot.runtime.BootCommand";

    private final PrintStream out;
    private final Deque<LogRecord> kept = new ArrayDeque<>();
    private final ServerRecords serverRecords;
    private final boolean details;
    private volatile boolean starting = true;

    /** Made by the logging system by name; prints to standard error. */
    public StartLog() {
        this(System.err, configured("").intValue() < Level.WARNING.intValue(), configuredFormat());
    }

    /**
     * A log on this stream.
     *
     * @param details whether the operator has asked for more than warnings, and gets all of what the server says
     * @param format  how it writes
     */
    StartLog(PrintStream out, boolean details, LogFormat format) {
        super();
        this.out = out;
        this.details = details;
        setFormatter(format.formatter());
        serverRecords = new ServerRecords(getFormatter());
    }

    /**
     * Prints or keeps back. Requests log in the middle of a transaction: no thread waits for another one's line to be formatted, only to
     * be written.
     */
    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record) || starting && isKeptBack(record)) {
            return;
        }
        if (details || isFrom(OURS, record)) {
            print(record);
        } else {
            printShort(record);
        }
    }

    private synchronized boolean isKeptBack(LogRecord record) {
        if (starting) {
            kept.addLast(record);
            if (kept.size() > KEPT_AT_MOST) {
                kept.removeFirst();
            }
        }
        return starting;
    }

    private synchronized void printShort(LogRecord record) {
        print(serverRecords::take, record);
    }

    /** By the levels in {@code logging.properties}, also where the server has set a logger to another level. */
    @Override
    public boolean isLoggable(LogRecord record) {
        return super.isLoggable(record)
                && record.getLevel().intValue()
                        >= configured(record.getLoggerName()).intValue();
    }

    private static Level configured(String logger) {
        for (String name = String.valueOf(logger);
                !name.isEmpty();
                name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            String level = LogManager.getLogManager().getProperty(name + ".level");
            if (level != null) {
                return Level.parse(level);
            }
        }
        return Optional.ofNullable(LogManager.getLogManager().getProperty(".level"))
                .map(Level::parse)
                .orElse(Level.ALL);
    }

    private static LogFormat configuredFormat() {
        return Optional.ofNullable(LogManager.getLogManager().getProperty(FORMAT))
                .flatMap(LogFormat::named)
                .orElse(LogFormat.TEXT);
    }

    /** From now on prints at once; first what was kept back. */
    synchronized void release() {
        starting = false;
        kept.forEach(this::print);
        kept.clear();
        out.flush();
    }

    /** From now on prints at once; what was kept back is dropped. */
    synchronized void forget() {
        kept.clear();
        release();
    }

    /**
     * {@return why the application says that it does not start, one fault each: what it has logged as severe, or else
     * its exceptions; may be empty}
     */
    synchronized List<String> applicationFaults() {
        Set<String> logged = new LinkedHashSet<>();
        Set<String> thrown = new LinkedHashSet<>();
        for (LogRecord record : kept) {
            if (isFrom(OURS, record) && record.getLevel().intValue() >= Level.SEVERE.intValue()) {
                logged.add(getFormatter().formatMessage(record));
            }
            outermostOfOurs(record.getThrown()).map(StartLog::withCause).ifPresent(thrown::add);
        }
        return (logged.isEmpty() ? thrown : logged)
                .stream().flatMap(String::lines).toList();
    }

    /** {@return the message of the database or its driver that the log has last; may be empty} */
    synchronized List<String> databaseFaults() {
        return kept.stream()
                .flatMap(record -> causes(record.getThrown()))
                .filter(SQLException.class::isInstance)
                .reduce((earlier, later) -> later)
                .map(failure -> "the database can't be used: " + failure.getMessage())
                .stream()
                .flatMap(String::lines)
                .toList();
    }

    private static Optional<Throwable> outermostOfOurs(Throwable thrown) {
        return causes(thrown)
                .filter(cause -> cause.getClass().getName().startsWith(OURS))
                .findFirst();
    }

    private static String withCause(Throwable ours) {
        return causes(ours)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((message, cause) -> message.contains(cause) ? message : message + ": " + cause)
                .orElse(ours.getClass().getSimpleName());
    }

    /** {@return one fault for each command in {@code pre-boot-commands.txt} that the server did not carry out} */
    synchronized List<String> refusedSettings() {
        return kept.stream()
                .filter(record ->
                        isFrom(BOOT_COMMAND, record) && record.getLevel().intValue() >= Level.WARNING.intValue())
                .map(record ->
                        "the server refuses a setting: " + record.getMessage().strip())
                .toList();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isFrom(String logger, LogRecord record) {
        return record.getLoggerName() != null && record.getLoggerName().startsWith(logger);
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** Prints what was kept back, and what was only counted: the process ends. */
    @Override
    public synchronized void close() {
        release();
        out.print(serverRecords.rest());
    }

    private void print(LogRecord record) {
        print(getFormatter()::format, record);
    }

    private void print(Function<LogRecord, String> form, LogRecord record) {
        try {
            out.print(form.apply(record));
        } catch (RuntimeException failure) {
            reportError(null, failure, ErrorManager.FORMAT_FAILURE);
        }
    }
}
