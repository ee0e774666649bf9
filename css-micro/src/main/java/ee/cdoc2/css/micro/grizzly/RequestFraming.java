package ee.cdoc2.css.micro.grizzly;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the end of one HTTP/1 request in the bytes of a connection (RFC 9112), and writes the request anew so that no reader
 * behind can see another end: one {@code Content-Length} whatever the framing was, no trailers, no {@code Expect}. What two
 * readers could take differently is refused: they would disagree about where the next request begins (RFC 9112 sections 2.2,
 * 3.2, 5, 6.3, 7.1 and 11.2). Bytes are taken one at a time, so that it does not matter in which pieces they come. Not
 * thread-safe.
 */
final class RequestFraming {
    /** For request line and header lines, in bytes; what is written anew still fits in Grizzly's buffer (40960). */
    static final int LONGEST_HEAD = 40_000;
    /** For the content without its framing, in bytes: the application takes no more. */
    static final int LONGEST_BODY = 4096;

    /**
     * Handed on in the place of what is refused: it is as wrong, but every reader sees the same. The application answers it
     * with 400.
     */
    static final byte[] REFUSAL =
            "GET /^ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final String LINE_END = "\r\n";
    private static final int DELETE = 0x7f;
    /** RFC 9110 section 5.6.2. */
    private static final String TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]++";

    private static final Pattern REQUEST_LINE = Pattern.compile(TOKEN + " [^ \t]++ HTTP/[0-9]\\.[0-9]");
    private static final Pattern NAME = Pattern.compile(TOKEN);
    private static final Pattern LENGTH = Pattern.compile("[0-9]++");
    /** RFC 9112 section 7.1, with extensions, which mean nothing to us. */
    private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9A-Fa-f]++([ \t]*+;.*+)?");

    private static final Pattern NOT_SIGNIFICANT = Pattern.compile("^0++(?=.)");
    private static final Pattern COMMA = Pattern.compile("[ \t]*+,[ \t]*+");
    /** More digits than these are more than any limit. */
    private static final int MOST_DIGITS = 7;

    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;

    /** Where in a request the next byte is. */
    private enum Part {
        REQUEST_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        COMPLETE,
        OVERLONG,
        REFUSED
    }

    private Part part = Part.REQUEST_LINE;
    private final StringBuilder line = new StringBuilder();
    private boolean lineEnds;
    private boolean begun;
    /** Bytes of lines so far, in the head or in what frames the body. */
    private int inLines;
    /** Bytes of the body or chunk that are still to come. */
    private int missing;

    private final StringBuilder head = new StringBuilder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean http10;
    private int hosts;
    private final List<String> codings = new ArrayList<>();
    private final List<String> lengths = new ArrayList<>();
    private final List<String> connectionOptions = new ArrayList<>();
    private boolean expectsContinue;

    /** Takes the next byte; not to be called when the request {@link #isDecided is decided}. */
    void take(byte next) {
        begun = true;
        switch (part) {
            case BODY -> takeOfBody(next, Part.COMPLETE);
            case CHUNK -> takeOfBody(next, Part.CHUNK_END);
            default -> takeOfLine((char) Byte.toUnsignedInt(next));
        }
    }

    /** {@return whether a byte has been taken} */
    boolean isBegun() {
        return begun;
    }

    /** {@return whether nothing more has to be read: the request is complete, too long, or refused} */
    boolean isDecided() {
        return part == Part.COMPLETE || part == Part.OVERLONG || part == Part.REFUSED;
    }

    /** {@return whether what follows on the connection is no request (RFC 9112 section 9.6), once this one is decided} */
    boolean isLast() {
        return part != Part.COMPLETE
                || connectionOptions.contains("close")
                || http10 && !connectionOptions.contains("keep-alive");
    }

    /**
     * Whether the client waits for 100 before it sends the body (RFC 9110 section 10.1.1). Says so once, and only while no
     * byte of the body has come.
     */
    boolean isContinueDue() {
        boolean due = expectsContinue
                && !http10
                && body.size() == 0
                && inLines == 0
                && (part == Part.BODY || part == Part.CHUNK_SIZE);
        expectsContinue &= !due;
        return due;
    }

    /**
     * {@return what is handed on for the decided request: itself, written anew; with a body of blanks that is one byte too
     * long, for one that is too long; or {@link #REFUSAL}}
     */
    byte[] request() {
        if (part == Part.REFUSED) {
            return REFUSAL.clone();
        }
        byte[] content = body.toByteArray();
        if (part == Part.OVERLONG) {
            content = new byte[LONGEST_BODY + 1];
            Arrays.fill(content, (byte) ' ');
        }
        StringBuilder framed = new StringBuilder(head);
        if (!codings.isEmpty() || !lengths.isEmpty()) {
            framed.append("Content-Length: ").append(content.length).append(LINE_END);
        }
        if (isLast()) {
            framed.append("Connection: close").append(LINE_END);
        } else if (http10) {
            framed.append("Connection: keep-alive").append(LINE_END);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(framed.append(LINE_END).toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        return request.toByteArray();
    }

    private void takeOfBody(byte next, Part after) {
        body.write(next);
        missing--;
        if (missing == 0) {
            part = after;
        }
    }

    /** A line ends with CR LF; neither stands elsewhere, and no other control character but a tab (RFC 9110 section 5.5). */
    private void takeOfLine(char next) {
        inLines++;
        if (inLines > LONGEST_HEAD || lineEnds && next != '\n') {
            part = Part.REFUSED;
        } else if (lineEnds) {
            lineEnds = false;
            String text = line.toString();
            line.setLength(0);
            takeLine(text);
        } else if (next == '\r') {
            lineEnds = true;
        } else if (next < ' ' && next != '\t' || next == DELETE) {
            part = Part.REFUSED;
        } else {
            line.append(next);
        }
    }

    private void takeLine(String text) {
        switch (part) {
            case REQUEST_LINE -> takeRequestLine(text);
            case FIELDS -> {
                if (text.isEmpty()) {
                    endHead();
                } else {
                    takeField(text);
                }
            }
            case CHUNK_SIZE -> takeChunkSize(text);
            case CHUNK_END -> part = text.isEmpty() ? Part.CHUNK_SIZE : Part.REFUSED;
            default -> {
                if (text.isEmpty()) {
                    part = Part.COMPLETE;
                } else if (nameIn(text) == null) {
                    part = Part.REFUSED;
                }
            }
        }
    }

    /** One empty line before is no fault (RFC 9112 section 2.2). */
    private void takeRequestLine(String text) {
        if (REQUEST_LINE.matcher(text).matches()) {
            http10 = text.endsWith(" HTTP/1.0");
            keep(text);
            part = Part.FIELDS;
        } else if (inLines > LINE_END.length()) {
            part = Part.REFUSED;
        }
    }

    private void takeField(String text) {
        String name = nameIn(text);
        if (name == null) {
            part = Part.REFUSED;
            return;
        }
        String value = text.substring(name.length() + 1).strip();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "content-length" -> lengths.add(value);
            case "transfer-encoding" -> codings.add(value.toLowerCase(Locale.ROOT));
            case "connection" ->
                COMMA.splitAsStream(value.toLowerCase(Locale.ROOT)).forEach(connectionOptions::add);
            case "expect" -> {
                if ("100-continue".equalsIgnoreCase(value)) {
                    expectsContinue = true;
                } else {
                    keep(text);
                }
            }
            case "host" -> {
                hosts++;
                keep(text);
            }
            default -> keep(text);
        }
    }

    /** {@return the name of a field; null for a line that is no field, or that continues the one before} */
    private static String nameIn(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && NAME.matcher(text).region(0, colon).matches() ? text.substring(0, colon) : null;
    }

    private void endHead() {
        inLines = 0;
        if (!isUnambiguous()) {
            part = Part.REFUSED;
        } else if (!codings.isEmpty()) {
            part = Part.CHUNK_SIZE;
        } else if (lengths.isEmpty()) {
            part = Part.COMPLETE;
        } else {
            expectBody(number(lengths.get(0), DECIMAL), Part.BODY, Part.COMPLETE);
        }
    }

    /** One host (section 3.2); one length, or the coding chunked alone, or no body (sections 6.1 to 6.3). */
    private boolean isUnambiguous() {
        boolean oneHost = hosts == 1 || hosts == 0 && http10;
        boolean oneEnd = codings.isEmpty()
                ? lengths.isEmpty()
                        || lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches()
                : lengths.isEmpty() && !http10 && codings.equals(List.of("chunked"));
        return oneHost && oneEnd;
    }

    private void takeChunkSize(String text) {
        if (CHUNK_SIZE.matcher(text).matches()) {
            expectBody(number(text.split("[ \t;]", 2)[0], HEXADECIMAL), Part.CHUNK, Part.TRAILERS);
        } else {
            part = Part.REFUSED;
        }
    }

    private void expectBody(int bytes, Part some, Part none) {
        missing = bytes;
        if (bytes > LONGEST_BODY - body.size()) {
            part = Part.OVERLONG;
        } else {
            part = bytes > 0 ? some : none;
        }
    }

    /** {@return the number, or a greater one than any limit} */
    private static int number(String digits, int radix) {
        String significant = NOT_SIGNIFICANT.matcher(digits).replaceFirst("");
        return significant.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(significant, radix);
    }

    private void keep(String text) {
        head.append(text).append(LINE_END);
    }
}
