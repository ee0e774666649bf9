package ee.cdoc2.css.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits: of IPv4 or of IPv6. Its text shows no address.
 */
public final class AddressPrefix {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}+(?:\\.[0-9]{1,3}+){3}+");
    /** RFC 4291 section 2.2; whether the colons are where they belong, Java says. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*+:[0-9A-Fa-f:.]*+");
    /** RFC 4007 section 11: the interface that a server may put behind a link-local address. */
    private static final Pattern ZONE = Pattern.compile("%.*+");

    private static final Pattern PREFIX = Pattern.compile("([^/]++)(?:/([0-9]{1,3}+))?+");
    private static final int BITS = 8;
    private static final int IPV4_BYTES = 4;

    private final byte[] bits;
    private final int length;

    private AddressPrefix(byte[] bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    /**
     * {@return the prefix of an address}
     *
     * @param address 4 or 16 bytes
     * @param length  in bits; what is longer than the address means the address
     */
    static AddressPrefix of(byte[] address, int length) {
        int bits = Math.min(length, address.length * BITS);
        return new AddressPrefix(masked(address, bits), bits);
    }

    /**
     * Reads a prefix.
     *
     * @param text an address, or with its length in bits behind a slash (RFC 4632 section 3.1, RFC 4291 section 2.3)
     * @return the prefix; nothing when that is none, or has bits behind its length
     */
    public static Optional<AddressPrefix> parse(String text) {
        Matcher prefix = PREFIX.matcher(text);
        if (!prefix.matches()) {
            return Optional.empty();
        }
        return address(prefix.group(1)).flatMap(address -> {
            int longest = address.length * BITS;
            int length = prefix.group(2) == null ? longest : Integer.parseInt(prefix.group(2));
            return length <= longest && Arrays.equals(address, masked(address, length))
                    ? Optional.of(new AddressPrefix(address, length))
                    : Optional.empty();
        });
    }

    /**
     * Reads an address. No name is looked up.
     *
     * @param text in numbers
     * @return its 4 or 16 bytes, 4 for an IPv4 address that is written as IPv6 ({@code ::ffff:192.0.2.1}); nothing when it is none
     */
    static Optional<byte[]> address(String text) {
        String number = ZONE.matcher(text).replaceFirst("");
        if (!IPV4.matcher(number).matches() && !IPV6.matcher(number).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(number).getAddress());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** {@return whether an address of 4 or 16 bytes begins with this prefix} */
    boolean contains(byte[] address) {
        return address.length == bits.length && Arrays.equals(masked(address, length), bits);
    }

    /** {@return the text that {@link #parse} takes, in numbers: for who has to apply it, and not for a log} */
    public String text() {
        try {
            return InetAddress.getByAddress(bits).getHostAddress() + '/' + length;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return the bytes, those behind the prefix zero} */
    byte[] bytes() {
        return bits.clone();
    }

    private static byte[] masked(byte[] address, int length) {
        byte[] masked = new byte[address.length];
        System.arraycopy(address, 0, masked, 0, length / BITS);
        if (length % BITS > 0) {
            masked[length / BITS] = (byte) (address[length / BITS] & (0xFF << (BITS - length % BITS)));
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressPrefix prefix && length == prefix.length && Arrays.equals(bits, prefix.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits) + length;
    }

    @Override
    public String toString() {
        return (bits.length == IPV4_BYTES ? "IPv4/" : "IPv6/") + length;
    }
}
