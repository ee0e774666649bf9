package ee.cdoc2.css.container.header;

import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the FlatBuffer of a header. */
public final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads a header.
     *
     * @param bytes exactly the header
     * @return the header; records that this version or this library does not know are in it, as passed over
     * @throws ee.cdoc2.css.container.ContainerException when it is not a header of the format
     */
    public static Header read(byte[] bytes) {
        FlatTable header = new FlatBuffer(bytes).root();
        if (header.u8(Slots.HEADER_PAYLOAD_METHOD) != Slots.CHACHA20_POLY1305) {
            throw FlatBuffer.damaged("its payload is encrypted by a method that is not ChaCha20-Poly1305");
        }
        List<FlatTable> records = header.has(Slots.HEADER_RECIPIENTS)
                ? header.tables(Slots.HEADER_RECIPIENTS, Header.MAX_RECIPIENTS)
                : List.of();
        return new Header(records.stream().map(HeaderReader::recipient).toList());
    }

    private static Recipient recipient(FlatTable record) {
        CapsuleKind kind = CapsuleKind.of(record.u8(Slots.RECORD_CAPSULE_TYPE));
        String label = record.string(Slots.RECORD_LABEL);
        byte[] encryptedFmk = record.bytes(Slots.RECORD_ENCRYPTED_FMK);
        if (kind != CapsuleKind.KEY_SHARES) {
            return new PassedOverRecipient(kind, label, "this program opens containers by key shares only");
        }
        FlatTable capsule = record.table(Slots.RECORD_CAPSULE);
        byte[] salt = capsule.bytes(Slots.CAPSULE_SALT);
        Optional<RecipientId> id = RecipientId.parse(capsule.string(Slots.CAPSULE_RECIPIENT_ID));
        List<FlatTable> shares = capsule.tables(Slots.CAPSULE_SHARES, KeySharesRecipient.MAX_SHARES);
        List<ShareLocation> locations = new ArrayList<>();
        for (FlatTable share : shares) {
            Optional<BaseUrl> server = BaseUrl.parse(share.string(Slots.SHARE_SERVER));
            Optional<ShareId> shareId = ShareId.parse(share.string(Slots.SHARE_ID));
            server.flatMap(url -> shareId.map(found -> new ShareLocation(url, found)))
                    .ifPresent(locations::add);
        }
        Optional<String> fault = fault(record, capsule)
                .or(() -> when(id.isEmpty(), "its recipient id is none"))
                .or(() -> when(locations.size() < shares.size(), "a share has no https URL or no proper id"))
                .or(() -> when(shares.size() < KeySharesRecipient.MIN_SHARES, "a key that is not split is no secret"))
                .or(() -> when(!KeySharesRecipient.areApart(locations), "two shares are on one server"))
                .or(() -> when(salt.length != Bytes32.LENGTH, "its salt has not 32 bytes"))
                .or(() -> when(encryptedFmk.length != Bytes32.LENGTH, "its encrypted key has not 32 bytes"));
        return fault.<Recipient>map(reason -> new PassedOverRecipient(kind, label, reason))
                .orElseGet(() -> new KeySharesRecipient(
                        id.orElseThrow(), label, locations, Bytes32.of(salt), Bytes32.of(encryptedFmk)));
    }

    /** What a record says that a later version of the format may mean something by. */
    private static Optional<String> fault(FlatTable record, FlatTable capsule) {
        return when(record.u8(Slots.RECORD_FMK_METHOD) != Slots.XOR, "its key is encrypted by an unknown method")
                .or(() -> when(
                        capsule.u8(Slots.CAPSULE_RECIPIENT_TYPE) != Slots.SID_MID, "its recipient is of unknown type"))
                .or(() -> when(capsule.u8(Slots.CAPSULE_SCHEME) != Slots.N_OF_N, "its shares are of unknown scheme"));
    }

    private static Optional<String> when(boolean fault, String reason) {
        return fault ? Optional.of(reason) : Optional.empty();
    }
}
