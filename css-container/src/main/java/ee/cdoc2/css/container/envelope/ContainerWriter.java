package ee.cdoc2.css.container.envelope;

import ee.cdoc2.css.container.archive.ArchiveWriter;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.header.HeaderWriter;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.payload.DeflatingStream;
import ee.cdoc2.css.container.payload.EncryptingStream;
import ee.cdoc2.css.container.payload.PayloadSeal;
import ee.cdoc2.css.container.payload.SealingStream;
import ee.cdoc2.css.container.payload.WriteBehind;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes containers. The shares are on their servers before: a header names them. */
public final class ContainerWriter {
    private final SecureRandom random;

    /**
     * A writer.
     *
     * @param random a cryptographically secure source
     */
    public ContainerWriter(SecureRandom random) {
        this.random = random;
    }

    /**
     * Writes a container.
     *
     * @param key        made for this container alone
     * @param recipients whom it is for; each with this key, encrypted
     * @param files      what it holds: one file at least
     * @param container  takes it; not closed. When this fails, what it has taken is no container.
     * @param packed     is told how many bytes of a file were packed, some at a time
     * @throws ee.cdoc2.css.container.ContainerException when a file cannot be read, or changes meanwhile
     * @throws IOException                               when the container cannot be written
     */
    public void write(
            FileMasterKey key,
            List<KeySharesRecipient> recipients,
            List<SourceFile> files,
            OutputStream container,
            LongConsumer packed)
            throws IOException {
        byte[] header = HeaderWriter.write(recipients);
        byte[] nonce = new byte[PayloadSeal.NONCE_BYTES];
        random.nextBytes(nonce);
        Envelope envelope = new Envelope(header, key.hmac(header), nonce);
        envelope.write(container);
        // three threads: archive and cipher; tag; file
        try (PayloadSeal seal = envelope.seal(key);
                WriteBehind written = new WriteBehind(container);
                SealingStream sealed = new SealingStream(written, seal);
                WriteBehind encrypted = new WriteBehind(sealed);
                DeflatingStream deflated = new DeflatingStream(new EncryptingStream(encrypted, seal))) {
            ArchiveWriter.write(files, deflated, packed);
            deflated.finish();
            encrypted.finish();
            sealed.finish();
            written.finish();
        }
    }
}
