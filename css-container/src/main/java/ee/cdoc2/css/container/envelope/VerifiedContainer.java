package ee.cdoc2.css.container.envelope;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.archive.ArchiveReader;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.NewFiles;
import ee.cdoc2.css.container.payload.DecryptingStream;
import ee.cdoc2.css.container.payload.InflatingStream;
import ee.cdoc2.css.container.payload.PayloadSeal;
import ee.cdoc2.css.container.payload.ReadAhead;
import ee.cdoc2.css.container.payload.VerifyingStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A container whose header is the one that its sender sealed, and whose key is known. Closing it wipes the key. */
public final class VerifiedContainer implements AutoCloseable {
    private final PayloadSeal seal;
    private final InputStream payload;

    VerifiedContainer(PayloadSeal seal, InputStream payload) {
        this.seal = seal;
        this.payload = payload;
    }

    /**
     * Unpacks the files, once. They come into the folder when all of them are written and the payload has been verified to its
     * end; otherwise nothing is left of them.
     *
     * @param folder exists; nothing in it is overwritten
     * @param limits how much the container may hold
     * @return the files, in the container's order
     * @throws ContainerException when the payload was changed or cut off, breaks a rule, or cannot be written
     * @throws IOException        when the container cannot be read
     */
    public List<Path> unpackTo(Path folder, Limits limits) throws IOException {
        try (NewFiles files = new NewFiles(folder);
                // three threads: file and tag; cipher; archive
                ReadAhead encrypted = new ReadAhead(new VerifyingStream(payload, seal));
                ReadAhead decrypted = new ReadAhead(new DecryptingStream(encrypted, seal));
                InflatingStream archive = new InflatingStream(decrypted, limits.bytes(), limits.ratio())) {
            read(archive, files, limits, decrypted);
            verify(decrypted);
            return files.publish();
        }
    }

    /** What is wrong inside says nothing about the sender until it is known that nobody has changed it: a wrong tag goes first. */
    private static void read(InputStream archive, NewFiles files, Limits limits, InputStream decrypted)
            throws IOException {
        try {
            new ArchiveReader(archive, limits).readInto(files);
        } catch (ContainerException refused) {
            if (refused.fault() == ContainerFault.CONTENT_REFUSED) {
                verify(decrypted);
            }
            throw refused;
        }
    }

    /** The tag is right when the stream comes to its end. */
    private static void verify(InputStream decrypted) throws IOException {
        decrypted.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        seal.close();
    }
}
