package ee.cdoc2.css.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where processes take what comes from outside, as Linux tells: TCP sockets that listen, and UDP sockets that are connected to
 * nobody. As text: {@code tcp 127.0.0.1:8443}.
 */
final class ListeningSockets {
    /** Columns of /proc/net/tcp and its kin. */
    private static final int LOCAL = 1;

    private static final int STATE = 3;
    private static final int INODE = 9;

    private static final String TCP_LISTEN = "0A";
    private static final String UDP_UNCONNECTED = "07";

    private ListeningSockets() {}

    /** {@return those of a process and its children} */
    static Set<String> of(ProcessTree processes) {
        Set<String> inodes = new HashSet<>();
        processes.all().forEach(process -> inodes.addAll(inodes(process.pid())));
        if (inodes.isEmpty()) {
            throw new IllegalStateException("it shows no sockets: another user's process?");
        }
        Set<String> sockets = new TreeSet<>();
        for (String version : List.of("", "6")) {
            sockets.addAll(among(inodes, "tcp", version, TCP_LISTEN));
            sockets.addAll(among(inodes, "udp", version, UDP_UNCONNECTED));
        }
        return sockets;
    }

    /** The sockets that a process has open, by their numbers. */
    private static Set<String> inodes(long pid) {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
            return inodes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    private static Set<String> among(Set<String> inodes, String protocol, String version, String state) {
        Set<String> sockets = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + protocol + version))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE && columns[STATE].equals(state) && inodes.contains(columns[INODE])) {
                    sockets.add(protocol + " " + address(columns[LOCAL]));
                }
            }
            return sockets;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Words of four bytes in the machine's order, a colon, and the port; an IPv4 address may be in an IPv6 one. */
    private static String address(String hex) throws IOException {
        String[] addressAndPort = hex.split(":");
        ByteBuffer words =
                ByteBuffer.wrap(HexFormat.of().parseHex(addressAndPort[0])).order(ByteOrder.nativeOrder());
        ByteBuffer address = ByteBuffer.allocate(words.capacity());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return InetAddress.getByAddress(address.array()).getHostAddress() + ":"
                + HexFormat.fromHexDigits(addressAndPort[1]);
    }
}
