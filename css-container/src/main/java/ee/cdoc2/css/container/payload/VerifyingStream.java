package ee.cdoc2.css.container.payload;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads ciphertext up to its tag. What it gives out is <em>not verified</em> until it has said that there is no more: then the tag was
 * right. Whoever reads it keeps everything to themselves until then.
 */
public final class VerifyingStream extends BlockStream {
    private static final int CHUNK = 64 * 1024;

    private final InputStream sealed;
    private final PayloadTag tag;
    /** What has been read and not given out ends here; always with what may be the tag. */
    private int held;

    private boolean ended;
    private boolean wrong;

    /**
     * A stream.
     *
     * @param sealed the ciphertext and its tag, to the end of the file
     * @param seal   with what it was encrypted
     */
    public VerifyingStream(InputStream sealed, PayloadSeal seal) {
        super(new byte[CHUNK + PayloadSeal.TAG_BYTES]);
        this.sealed = sealed;
        this.tag = seal.tag();
    }

    /** A wrong tag shows at the end, as a {@link ContainerException}. */
    @Override
    boolean fill() throws IOException {
        while (from == to && !ended) {
            held -= to;
            System.arraycopy(block, to, block, 0, held);
            from = 0;
            to = 0;
            int count = sealed.read(block, held, block.length - held);
            if (count < 0) {
                ended = true;
                wrong = !MessageDigest.isEqual(tag.finish(), Arrays.copyOf(block, held));
            } else {
                held += count;
                to = Math.max(0, held - PayloadSeal.TAG_BYTES);
                tag.update(block, 0, to);
            }
        }
        requireRight();
        return from < to;
    }

    /** At each read from then on: who goes on reading after a wrong tag is not to take it for the end. */
    private void requireRight() {
        if (wrong) {
            throw new ContainerException(
                    ContainerFault.PAYLOAD_DAMAGED,
                    "The container's content is damaged or cut off: its seal does not fit.");
        }
    }
}
