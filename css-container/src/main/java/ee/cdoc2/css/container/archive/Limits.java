package ee.cdoc2.css.container.archive;

/**
 * How much a container may hold.
 *
 * @param bytes of all files with the archive's own blocks
 * @param files how many
 * @param ratio how many bytes one byte of the container may become, beyond the first MiB
 */
public record Limits(long bytes, int files, int ratio) {
    /** How many files: what the reference client in Java takes. */
    public static final int FILES = 1000;
    /** Any ratio; deflate comes to a thousand. */
    public static final int ANY_RATIO = Integer.MAX_VALUE;
    /** 255 GiB, more than which nobody may allow: one key encrypts 256 GiB (RFC 8439 section 2.8). */
    public static final long MOST_BYTES = 255L * 1024 * 1024 * 1024;
    /** For opening, unless somebody says otherwise: 1 GiB, and no more than text, a log for instance, shrinks. */
    public static final Limits OPENING = new Limits(1024L * 1024 * 1024, FILES, 100);
    /** For making, unless somebody says otherwise: 8 GiB, the largest file that both reference clients take. */
    public static final Limits MAKING = ofBytes(8L * 1024 * 1024 * 1024);

    /** Refuses what is no limit. */
    public Limits {
        if (bytes <= 0 || bytes > MOST_BYTES || files <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("limits are greater than 0, and their bytes no more than " + MOST_BYTES);
        }
    }

    /**
     * What somebody allows who has thought of a size. A large sparse file, which is as small as a bomb, is within it too.
     *
     * @param bytes of all files, with the archive's own blocks
     * @return the limits
     */
    public static Limits ofBytes(long bytes) {
        return new Limits(bytes, FILES, ANY_RATIO);
    }
}
