package ee.cdoc2.css.container.header;

import com.google.flatbuffers.FlatBufferBuilder;
import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.protocol.BaseUrl;
import java.util.List;

/**
 * Writes the FlatBuffer of a header. The order of the calls is that of libcdoc, so that the same values give the same bytes.
 */
public final class HeaderWriter {
    private static final int ROOM = 1024;

    private final FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);

    private HeaderWriter() {}

    /**
     * Writes a header.
     *
     * @param recipients whom the container is for: 1 to {@value Header#MAX_RECIPIENTS}
     * @return its bytes
     * @throws IllegalArgumentException for another number of recipients
     */
    public static byte[] write(List<KeySharesRecipient> recipients) {
        if (recipients.isEmpty() || recipients.size() > Header.MAX_RECIPIENTS) {
            throw new IllegalArgumentException("a container has 1 to " + Header.MAX_RECIPIENTS + " recipients");
        }
        return new HeaderWriter().header(recipients);
    }

    private byte[] header(List<KeySharesRecipient> recipients) {
        int records = vector(recipients.stream().mapToInt(this::record).toArray());
        builder.startTable(Slots.HEADER_FIELDS);
        builder.addOffset(Slots.HEADER_RECIPIENTS, records, 0);
        builder.addByte(Slots.HEADER_PAYLOAD_METHOD, Slots.CHACHA20_POLY1305, 0);
        builder.finish(builder.endTable());
        return builder.sizedByteArray();
    }

    private int record(KeySharesRecipient recipient) {
        int capsule = capsule(recipient);
        int encryptedFmk = bytes(recipient.encryptedFmk());
        int label = builder.createString(recipient.label());
        builder.startTable(Slots.RECORD_FIELDS);
        builder.addOffset(Slots.RECORD_ENCRYPTED_FMK, encryptedFmk, 0);
        builder.addOffset(Slots.RECORD_LABEL, label, 0);
        builder.addOffset(Slots.RECORD_CAPSULE, capsule, 0);
        builder.addByte(Slots.RECORD_FMK_METHOD, Slots.XOR, 0);
        builder.addByte(Slots.RECORD_CAPSULE_TYPE, (byte) CapsuleKind.KEY_SHARES.number(), 0);
        return builder.endTable();
    }

    private int capsule(KeySharesRecipient recipient) {
        int shares = vector(recipient.shares().stream().mapToInt(this::share).toArray());
        int id = builder.createString(recipient.id().value());
        int salt = bytes(recipient.salt());
        builder.startTable(Slots.CAPSULE_FIELDS);
        builder.addOffset(Slots.CAPSULE_RECIPIENT_ID, id, 0);
        builder.addOffset(Slots.CAPSULE_SALT, salt, 0);
        builder.addOffset(Slots.CAPSULE_SHARES, shares, 0);
        builder.addByte(Slots.CAPSULE_SCHEME, Slots.N_OF_N, 0);
        builder.addByte(Slots.CAPSULE_RECIPIENT_TYPE, Slots.SID_MID, 0);
        return builder.endTable();
    }

    private int share(ShareLocation share) {
        int id = builder.createString(share.id().toString());
        int server = builder.createString(text(share.server()));
        builder.startTable(Slots.SHARE_FIELDS);
        builder.addOffset(Slots.SHARE_ID, id, 0);
        builder.addOffset(Slots.SHARE_SERVER, server, 0);
        return builder.endTable();
    }

    /** With a slash at the end: the deployed client in C++ puts a relative path behind it without looking. */
    private static String text(BaseUrl server) {
        return server + "/";
    }

    private int bytes(Bytes32 value) {
        return builder.createByteVector(value.bytes());
    }

    private int vector(int[] tables) {
        return builder.createVectorOfTables(tables);
    }
}
