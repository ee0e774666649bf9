package ee.cdoc2.css.micro.proxy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a load balancer sends before the first byte of its client's: the PROXY protocol of HAProxy, version 1 (a line of text) and 2 (binary), as
 * in its specification, sections 2.1 and 2.2. Bytes are taken one by one; none of those behind the header is needed.
 */
public final class ProxyHeader {
    /** How far a header has been read. */
    public enum State {
        /** More bytes are needed. */
        INCOMPLETE,
        /** All of it is there. */
        COMPLETE,
        /** It is none. */
        REFUSED
    }

    /** Of version 1, with the line's end. */
    static final int LONGEST_LINE = 107;
    /** Of version 2, behind its first 16 bytes: what the specification lets a balancer count on, and some more. */
    static final int LONGEST_BINARY = 2048;

    private static final byte[] LINE = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BINARY = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    /** Signature, version and command, family and protocol, length. */
    private static final int FIXED = 16;

    private static final int VERSION_2 = 0x2;
    private static final int COMMAND_LOCAL = 0x0;
    private static final int COMMAND_PROXY = 0x1;
    private static final int TCP_OVER_IPV4 = 0x11;
    private static final int TCP_OVER_IPV6 = 0x21;
    private static final int UNSPECIFIED = 0x00;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    /** Two addresses are followed by two ports. */
    private static final int PORTS_BYTES = 4;

    private static final int LINE_PARTS = 6;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2}+)\\.){3}(?:0|[1-9][0-9]{0,2}+)");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*+:[0-9A-Fa-f:.]*+");

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream(LONGEST_LINE);
    private State state = State.INCOMPLETE;
    /** Whether it may be of version 1, and of version 2. */
    private boolean line = true;

    private boolean binary = true;
    /** Of version 2, as a whole; more than anything before that is known. */
    private int length = Integer.MAX_VALUE;

    private InetAddress client;

    /**
     * Makes the header of a balancer that speaks for itself (version 2, LOCAL): to ask whether the server is well.
     *
     * @return the 16 bytes
     */
    public static byte[] ofTheBalancerItself() {
        byte[] header = Arrays.copyOf(BINARY, FIXED);
        header[BINARY.length] = (byte) (VERSION_2 << 4 | COMMAND_LOCAL);
        return header;
    }

    /**
     * Takes the next byte.
     *
     * @param next of a header that is not complete
     */
    public void take(byte next) {
        if (state != State.INCOMPLETE) {
            throw new IllegalStateException("the header has ended");
        }
        line &= taken.size() >= LINE.length || LINE[taken.size()] == next;
        binary &= taken.size() >= BINARY.length || BINARY[taken.size()] == next;
        taken.write(next);
        if (line) {
            state = ofLine(next);
        } else if (binary) {
            state = ofBinary();
        } else {
            state = State.REFUSED;
        }
    }

    /** {@return how far it has been read} */
    public State state() {
        return state;
    }

    /** {@return the client's address; nothing where the balancer speaks for itself, or does not say} */
    public Optional<InetAddress> client() {
        return Optional.ofNullable(client);
    }

    private State ofLine(byte last) {
        if (last != '\n') {
            return taken.size() < LONGEST_LINE ? State.INCOMPLETE : State.REFUSED;
        }
        String text = taken.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r\n")) {
            return State.REFUSED;
        }
        String[] parts = text.substring(0, text.length() - 2).split(" ", -1);
        if (parts[1].equals("UNKNOWN")) {
            // whatever follows is to be disregarded
            return State.COMPLETE;
        }
        if (parts.length != LINE_PARTS || !isPort(parts[4]) || !isPort(parts[5])) {
            return State.REFUSED;
        }
        Optional<Pattern> form = switch (parts[1]) {
            case "TCP4" -> Optional.of(IPV4);
            case "TCP6" -> Optional.of(IPV6);
            default -> Optional.empty();
        };
        Optional<InetAddress> from = form.flatMap(pattern -> address(parts[2], pattern));
        if (from.isEmpty()
                || form.flatMap(pattern -> address(parts[3], pattern)).isEmpty()) {
            return State.REFUSED;
        }
        client = from.get();
        return State.COMPLETE;
    }

    private static boolean isPort(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= LARGEST_PORT;
    }

    /** No name gets to where names are looked up. */
    private static Optional<InetAddress> address(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private State ofBinary() {
        if (taken.size() == FIXED) {
            byte[] fixed = taken.toByteArray();
            length = FIXED + (Byte.toUnsignedInt(fixed[FIXED - 2]) << Byte.SIZE | Byte.toUnsignedInt(fixed[FIXED - 1]));
            if (Byte.toUnsignedInt(fixed[BINARY.length]) >> 4 != VERSION_2 || length > FIXED + LONGEST_BINARY) {
                return State.REFUSED;
            }
        }
        return taken.size() < length ? State.INCOMPLETE : addresses(taken.toByteArray());
    }

    private State addresses(byte[] bytes) {
        int command = bytes[BINARY.length] & 0xF;
        if (command == COMMAND_LOCAL) {
            return State.COMPLETE;
        }
        int family = Byte.toUnsignedInt(bytes[BINARY.length + 1]);
        if (command != COMMAND_PROXY) {
            return State.REFUSED;
        }
        return switch (family) {
            case UNSPECIFIED -> State.COMPLETE;
            case TCP_OVER_IPV4 -> address(bytes, IPV4_BYTES);
            case TCP_OVER_IPV6 -> address(bytes, IPV6_BYTES);
            default -> State.REFUSED;
        };
    }

    private State address(byte[] bytes, int size) {
        if (bytes.length < FIXED + 2 * size + PORTS_BYTES) {
            return State.REFUSED;
        }
        try {
            client = InetAddress.getByAddress(Arrays.copyOfRange(bytes, FIXED, FIXED + size));
            return State.COMPLETE;
        } catch (UnknownHostException otherLength) {
            return State.REFUSED;
        }
    }
}
