package ee.cdoc2.css.micro.grizzly;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits. The application has checked the text of those that it names.
 *
 * @param bytes  of an address: 4 or 16
 * @param length in bits
 * @param bits   those at the beginning
 */
record Source(int bytes, int length, BigInteger bits) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f.:]++)/([0-9]{1,3}+)");

    /**
     * {@return where an address belongs}
     *
     * @param address of IPv4 or IPv6
     * @param length  in bits, at most as many as the address has
     */
    static Source of(InetAddress address, int length) {
        byte[] all = address.getAddress();
        return new Source(all.length, length, new BigInteger(1, all).shiftRight(all.length * Byte.SIZE - length));
    }

    /**
     * Reads a prefix.
     *
     * @param text an address in numbers, and the length behind a slash
     * @return the source
     * @throws IllegalArgumentException when it is none
     */
    static Source parse(String text) {
        Matcher prefix = TEXT.matcher(text);
        if (!prefix.matches()) {
            throw new IllegalArgumentException("not an address with the length of a prefix");
        }
        try {
            InetAddress address = InetAddress.getByName(prefix.group(1));
            return of(address, Math.min(Integer.parseInt(prefix.group(2)), address.getAddress().length * Byte.SIZE));
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("not an address in numbers", malformed);
        }
    }

    /** {@return whether an address belongs here} */
    boolean contains(InetAddress address) {
        return address.getAddress().length == bytes && of(address, length).equals(this);
    }
}
