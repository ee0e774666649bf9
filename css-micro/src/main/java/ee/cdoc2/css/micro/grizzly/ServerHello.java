package ee.cdoc2.css.micro.grizzly;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** The ServerHello of TLS 1.3 (RFC 8446 section 4.1.3), which goes over the wire in clear. */
final class ServerHello {
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int KEY_SHARE = 51;
    /** Version and random. */
    private static final int FIXED = 2 + 32;
    /** Version and length of a record. */
    private static final int RECORD_REST = 4;
    /** Cipher suite and compression method. */
    private static final int CHOICES = 3;

    private static final int LENGTH_OF_MESSAGE = 3;

    private ServerHello() {}

    /**
     * Reads by which group keys are exchanged.
     *
     * @param sent what the server sends next, from its first byte on; its position is moved
     * @return the number of the group; nothing where that is no ServerHello, or one that asks the client to begin again
     *         (HelloRetryRequest): that names a group without a key
     */
    static OptionalInt group(ByteBuffer sent) {
        try {
            if (sent.get() != HANDSHAKE || skip(sent, RECORD_REST).get() != SERVER_HELLO) {
                return OptionalInt.empty();
            }
            skip(sent, LENGTH_OF_MESSAGE + FIXED);
            int session = Byte.toUnsignedInt(sent.get());
            skip(sent, session + CHOICES);
            int end = Short.toUnsignedInt(sent.getShort()) + sent.position();
            while (sent.position() < end) {
                int type = Short.toUnsignedInt(sent.getShort());
                int length = Short.toUnsignedInt(sent.getShort());
                if (type == KEY_SHARE) {
                    return length > Short.BYTES
                            ? OptionalInt.of(Short.toUnsignedInt(sent.getShort()))
                            : OptionalInt.empty();
                }
                skip(sent, length);
            }
            return OptionalInt.empty();
        } catch (BufferUnderflowException | IllegalArgumentException inPieces) {
            return OptionalInt.empty();
        }
    }

    private static ByteBuffer skip(ByteBuffer bytes, int count) {
        return bytes.position(bytes.position() + count);
    }
}
