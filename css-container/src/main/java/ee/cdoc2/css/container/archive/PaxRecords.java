package ee.cdoc2.css.container.archive;

import java.util.Optional;

/**
 * Extended attributes of one file (pax, POSIX.1-2001): records {@code LENGTH SPACE key=value LF}, whose length counts all of it.
 *
 * @param path the file's name, if it is here
 * @param size the file's size, if it is here
 */
record PaxRecords(Optional<String> path, Optional<Long> size) {
    static final PaxRecords NONE = new PaxRecords(Optional.empty(), Optional.empty());
    /** The greatest length of them all. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DIGITS = 5;
    private static final int MAX_SIZE_DIGITS = 15;

    static PaxRecords parse(byte[] bytes) {
        PaxRecords records = NONE;
        int from = 0;
        while (from < bytes.length) {
            int space = digitsEnd(bytes, from, MAX_DIGITS);
            int length = (int) number(bytes, from, space);
            int end = from + length - 1;
            if (space >= bytes.length
                    || bytes[space] != ' '
                    || end <= space
                    || end >= bytes.length
                    || bytes[end] != '\n') {
                throw malformed();
            }
            records = records.with(bytes, space + 1, end);
            from = end + 1;
        }
        return records;
    }

    private PaxRecords with(byte[] bytes, int from, int end) {
        int equals = from;
        while (equals < end && bytes[equals] != '=') {
            equals++;
        }
        if (equals == end || equals == from) {
            throw malformed();
        }
        return switch (EntryHeader.utf8(bytes, from, equals)) {
            case "path" -> {
                if (path.isPresent()) {
                    throw malformed();
                }
                yield new PaxRecords(Optional.of(EntryHeader.utf8(bytes, equals + 1, end)), size);
            }
            case "size" -> {
                if (size.isPresent() || digitsEnd(bytes, equals + 1, MAX_SIZE_DIGITS) != end) {
                    throw malformed();
                }
                yield new PaxRecords(path, Optional.of(number(bytes, equals + 1, end)));
            }
            default -> this;
        };
    }

    private static int digitsEnd(byte[] bytes, int from, int max) {
        int end = from;
        while (end < bytes.length && end - from < max && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }

    private static long number(byte[] bytes, int from, int end) {
        if (from == end) {
            throw malformed();
        }
        long number = 0;
        for (int i = from; i < end; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static ee.cdoc2.css.container.ContainerException malformed() {
        return Refusal.of("extended attributes in its archive are malformed");
    }
}
