package ee.cdoc2.css.share;

import ee.cdoc2.css.common.Range;
import ee.cdoc2.css.persistence.ShareCount;
import java.util.stream.LongStream;

/**
 * How much the database may hold.
 *
 * @param shares    how many shares, within {@link #SHARES}; 0 for any number
 * @param megabytes how much of a disk shares may take, in 1,000,000 bytes, within {@link #MEGABYTES}; 0 for any size
 */
public record StoreLimits(int shares, int megabytes) {
    /** How many shares may be allowed. */
    public static final Range<Integer> SHARES = new Range<>(0, 2_000_000_000);
    /** How many megabytes may be allowed. */
    public static final Range<Integer> MEGABYTES = new Range<>(0, 1_000_000);
    /** How many shares there may be where the configuration says nothing. */
    public static final int DEFAULT_SHARES = 10_000_000;

    private static final long MEGABYTE = 1_000_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public StoreLimits {
        SHARES.require("the number of shares", shares);
        MEGABYTES.require("the megabytes of shares", megabytes);
    }

    /**
     * {@return how many shares there may be by both; 0 for any number} A size is reckoned as so many of the longest shares: what a
     * database takes of the disk does not shrink when shares go, but is used again.
     */
    public long most() {
        return LongStream.of(shares, megabytes * MEGABYTE / ShareCount.BYTES_OF_A_SHARE)
                .filter(limit -> limit > 0)
                .min()
                .orElse(0);
    }
}
