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
    /** How much text, a log for instance, may shrink; deflate could do a thousand. */
    public static final int RATIO = 100;
    /** For opening, unless somebody says otherwise: 1 GiB. */
    public static final Limits OPENING = ofBytes(1024L * 1024 * 1024);
    /** For making, unless somebody says otherwise: 8 GiB, the largest file that both reference clients take. */
    public static final Limits MAKING = ofBytes(8L * 1024 * 1024 * 1024);

    /** Refuses what is no limit. */
    public Limits {
        if (bytes <= 0 || files <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("limits are greater than 0");
        }
    }

    /**
     * Limits with another size.
     *
     * @param bytes of all files
     * @return the limits
     */
    public static Limits ofBytes(long bytes) {
        return new Limits(bytes, FILES, RATIO);
    }
}
