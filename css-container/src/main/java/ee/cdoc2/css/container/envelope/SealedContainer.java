package ee.cdoc2.css.container.envelope;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.container.header.HeaderReader;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import java.io.IOException;
import java.io.InputStream;

/** A container whose header has been read and whose key is not known. Of its payload, no byte is read. */
public final class SealedContainer {
    private final Envelope envelope;
    private final Header header;
    private final InputStream payload;

    private SealedContainer(Envelope envelope, Header header, InputStream payload) {
        this.envelope = envelope;
        this.header = header;
        this.payload = payload;
    }

    /**
     * Reads a container as far as its header and HMAC.
     *
     * @param container read by blocks; whoever opened it closes it
     * @return the container
     * @throws ContainerException when it is not one, or its header is damaged
     * @throws IOException        when it cannot be read
     */
    public static SealedContainer read(InputStream container) throws IOException {
        Envelope envelope = Envelope.read(container);
        return new SealedContainer(envelope, HeaderReader.read(envelope.header()), container);
    }

    /** {@return whom it is for, as it says; nobody has vouched for that yet} */
    public Header header() {
        return header;
    }

    /**
     * Verifies the header's HMAC.
     *
     * @param recipient one of the header's
     * @param kek       what this recipient's shares gave
     * @return the container with its key, for unpacking once
     * @throws ContainerException when the HMAC differs
     */
    public VerifiedContainer unlock(KeySharesRecipient recipient, KeyEncryptionKey kek) {
        try (FileMasterKey key = FileMasterKey.decrypt(recipient.encryptedFmk(), kek)) {
            if (!key.hasSealed(envelope.header(), envelope.hmac())) {
                throw new ContainerException(
                        ContainerFault.WRONG_KEY,
                        "The key does not fit: a server gave a wrong share, or the container's header was changed.");
            }
            return new VerifiedContainer(envelope.seal(key), payload);
        }
    }
}
