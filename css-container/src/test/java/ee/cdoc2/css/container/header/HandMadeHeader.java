package ee.cdoc2.css.container.header;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** A header with whatever values, built by FlatBuffers' own library. */
final class HandMadeHeader {
    int payloadMethod = 1;
    int records = 1;
    int capsuleType = 6;
    int fmkMethod = 1;
    int recipientType = 1;
    int scheme = 1;
    String label = "Mari, 48010010101";
    String recipientId = "etsi/PNOEE-48010010101";
    byte[] salt = new byte[32];
    byte[] encryptedFmk = new byte[32];
    String shareId = "0123456789abcdef01";
    List<String> servers = List.of("https://a.example", "https://b.example");

    private final FlatBufferBuilder builder = new FlatBufferBuilder();

    byte[] bytes() {
        int[] all = IntStream.range(0, records).map(i -> record()).toArray();
        int vector = builder.createVectorOfTables(all);
        builder.startTable(2);
        builder.addByte(1, (byte) payloadMethod, 0);
        builder.addOffset(0, vector, 0);
        builder.finish(builder.endTable());
        return builder.sizedByteArray();
    }

    private int record() {
        int labelAt = builder.createString(label);
        int fmk = builder.createByteVector(encryptedFmk);
        int capsule = capsule();
        builder.startTable(5);
        builder.addByte(0, (byte) capsuleType, 0);
        builder.addOffset(1, capsule, 0);
        builder.addOffset(2, labelAt, 0);
        builder.addOffset(3, fmk, 0);
        builder.addByte(4, (byte) fmkMethod, 0);
        return builder.endTable();
    }

    private int capsule() {
        int saltAt = builder.createByteVector(salt);
        int id = builder.createString(recipientId);
        int shares = builder.createVectorOfTables(
                servers.stream().mapToInt(this::share).toArray());
        builder.startTable(5);
        builder.addOffset(0, shares, 0);
        builder.addOffset(1, saltAt, 0);
        builder.addByte(2, (byte) recipientType, 0);
        builder.addByte(3, (byte) scheme, 0);
        builder.addOffset(4, id, 0);
        return builder.endTable();
    }

    private int share(String server) {
        int url = builder.createString(server);
        int id = builder.createString(shareId);
        builder.startTable(2);
        builder.addOffset(0, url, 0);
        builder.addOffset(1, id, 0);
        return builder.endTable();
    }
}
