package ee.cdoc2.css.container.envelope;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.payload.PayloadSeal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is before the payload.
 *
 * @param header the header's bytes as they are, {@value Header#MIN_BYTES} to {@value Header#MAX_BYTES}
 * @param hmac   32 bytes
 * @param nonce  12 bytes
 */
record Envelope(byte[] header, byte[] hmac, byte[] nonce) {
    private static final byte[] MAGIC = "CDOC".getBytes(StandardCharsets.UTF_8);
    private static final byte VERSION = 2;

    static Envelope read(InputStream container) throws IOException {
        if (!Arrays.equals(container.readNBytes(MAGIC.length), MAGIC)) {
            throw new ContainerException(ContainerFault.NOT_A_CONTAINER, "This is not a CDOC2 container.");
        }
        int version = exactly(container, 1)[0];
        if (version != VERSION) {
            throw new ContainerException(
                    ContainerFault.UNSUPPORTED_VERSION,
                    "The container has version " + Byte.toUnsignedInt((byte) version)
                            + " of its format; this program knows version " + VERSION + ".");
        }
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(exactly(container, Integer.BYTES)).getInt());
        if (length < Header.MIN_BYTES || length > Header.MAX_BYTES) {
            throw damaged("it says that it has " + length + " bytes");
        }
        return new Envelope(
                exactly(container, (int) length),
                exactly(container, FileMasterKey.HMAC_BYTES),
                exactly(container, PayloadSeal.NONCE_BYTES));
    }

    void write(OutputStream container) throws IOException {
        container.write(MAGIC);
        container.write(VERSION);
        container.write(ByteBuffer.allocate(Integer.BYTES).putInt(header.length).array());
        container.write(header);
        container.write(hmac);
        container.write(nonce);
    }

    private static byte[] exactly(InputStream container, int length) throws IOException {
        byte[] read = container.readNBytes(length);
        if (read.length < length) {
            throw damaged("the file ends inside of it");
        }
        return read;
    }

    private static ContainerException damaged(String why) {
        return new ContainerException(ContainerFault.HEADER_DAMAGED, "The container's header is damaged: " + why + ".");
    }

    PayloadSeal seal(FileMasterKey key) {
        return new PayloadSeal(key.contentKey(), nonce, header, hmac);
    }
}
