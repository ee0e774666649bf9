package ee.cdoc2.css.micro;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the server under CSS has to say once it runs, made short: most of it anybody can cause, at any rate, and a stack
 * trace has thousands of bytes. A record becomes one line; records that say the same within a minute are counted, and the
 * number is told afterwards.
 */
final class ServerRecords {
    /** How long a record like one that was told is only counted. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final int MESSAGE = 240;
    private static final int TRACE = 240;
    private static final int KINDS = 100;
    private static final int CAUSES = 8;
    private static final int FRAMES = 2;

    private final Formatter line;
    private final Map<String, Told> kinds = new LinkedHashMap<>();

    ServerRecords(Formatter line) {
        this.line = line;
    }

    /**
     * Takes a record.
     *
     * @return lines with their ends: what is due of earlier records, and this one, unless it is only counted
     */
    String take(LogRecord record) {
        String due = due(record.getInstant());
        Told told = kinds.get(kind(record));
        if (told != null) {
            told.since++;
            return due;
        }
        String makesRoom =
                kinds.size() < KINDS ? "" : remove(kinds.keySet().iterator().next(), record.getInstant());
        kinds.put(kind(record), new Told(record));
        return due + makesRoom + shortened(record, line.formatMessage(record));
    }

    /** {@return a line for each kind of record that was told a minute ago, and came again since; may be empty} */
    String due(Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Iterator<Told> told = kinds.values().iterator(); told.hasNext(); ) {
            Told next = told.next();
            if (Duration.between(next.record.getInstant(), now).abs().compareTo(SILENCE) >= 0) {
                told.remove();
                lines.append(next.summary(now));
            }
        }
        return lines.toString();
    }

    /** {@return a line for each kind of record that came again since it was told; may be empty} */
    String rest() {
        Instant now = Instant.now();
        String lines = kinds.values().stream().map(told -> told.summary(now)).collect(Collectors.joining());
        kinds.clear();
        return lines;
    }

    private String remove(String kind, Instant now) {
        return kinds.remove(kind).summary(now);
    }

    private String shortened(LogRecord record, String message) {
        return brief(
                record, record.getInstant(), cut(message.lines().findFirst().orElse(""), MESSAGE) + trace(record));
    }

    private String brief(LogRecord like, Instant at, String text) {
        LogRecord brief = new LogRecord(like.getLevel(), text);
        brief.setLoggerName(like.getLoggerName());
        brief.setInstant(at);
        return line.format(brief);
    }

    /** Without numbers, which may count something. */
    private static String kind(LogRecord record) {
        String text = record.getThrown() == null
                ? cut(String.valueOf(record.getMessage()), MESSAGE).replaceAll("[0-9]++", "")
                : trace(record);
        return record.getLoggerName() + " " + record.getLevel() + " " + text;
    }

    /** Classes and places. Not the messages: they repeat what came over the wire. */
    private static String trace(LogRecord record) {
        return record.getThrown() == null
                ? ""
                : cut(
                        Stream.iterate(record.getThrown(), Objects::nonNull, Throwable::getCause)
                                .limit(CAUSES)
                                .map(ServerRecords::place)
                                .collect(Collectors.joining(", caused by ", " [", "]")),
                        TRACE);
    }

    private static String place(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .limit(FRAMES)
                .map(frame ->
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1)
                                + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                .collect(Collectors.joining(" < ", thrown.getClass().getName() + " at ", ""));
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 1) + "…";
    }

    private final class Told {
        private final LogRecord record;
        private long since;

        Told(LogRecord record) {
            this.record = record;
        }

        String summary(Instant now) {
            return since == 0 ? "" : brief(record, now, since + " more like the one of " + record.getInstant());
        }
    }
}
