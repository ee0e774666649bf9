package ee.cdoc2.css.client.document;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.envelope.VerifiedContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.protocol.RecipientId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Decrypts a container: looks up its servers in the list, has the key fetched, unpacks.
 *
 * @param shares   the servers that the client knows
 * @param receiver fetches the key of a capsule; asked once for each record of the recipient until one fits
 */
public record Decryption(ListedShares shares, Function<Capsule, KeyMaterial> receiver) {
    /** So many records of one recipient are tried: each may cost a signature. */
    static final int MAX_RECORDS = 3;

    /**
     * Decrypts.
     *
     * @param container its header is read
     * @param recipient who opens it
     * @param folder    where the files come to; nothing is overwritten
     * @param limits    how much the container may hold
     * @return the files
     * @throws ContainerException                  when it is not for the recipient, or cannot be opened
     * @throws ee.cdoc2.css.client.ClientException when its servers are not in the list, or do not give their shares
     * @throws IOException                         when it cannot be read
     */
    public List<Path> decrypt(SealedContainer container, RecipientId recipient, Path folder, Limits limits)
            throws IOException {
        List<KeySharesRecipient> records = container.header().of(recipient);
        // before anybody is asked to sign
        List<Capsule> capsules =
                records.stream().limit(MAX_RECORDS).map(shares::capsule).toList();
        if (capsules.isEmpty()) {
            throw notForRecipient();
        }
        for (int i = 0; ; i++) {
            try (KeyEncryptionKey kek =
                            KeyEncryptionKey.of(receiver.apply(capsules.get(i)).bytes());
                    VerifiedContainer verified = container.unlock(records.get(i), kek)) {
                return verified.unpackTo(folder, limits);
            } catch (ContainerException refused) {
                if (refused.fault() != ContainerFault.WRONG_KEY || i + 1 == capsules.size()) {
                    throw refused;
                }
            }
        }
    }

    /** {@return what is said to somebody for whom a container is not} */
    public static ContainerException notForRecipient() {
        return new ContainerException(
                ContainerFault.NOT_FOR_YOU, "The container has no key shares for this recipient.");
    }
}
