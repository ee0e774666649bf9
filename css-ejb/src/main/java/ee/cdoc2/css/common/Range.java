package ee.cdoc2.css.common;

/**
 * The values that a setting may have.
 *
 * @param <T>   the setting's type
 * @param least the least of them
 * @param most  the greatest of them, not below the least
 */
public record Range<T extends Comparable<T>>(T least, T most) {

    /** Refuses a range without a value. */
    public Range {
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("no value is " + least + " to " + most);
        }
    }

    /** {@return whether a value is in the range, its ends included} */
    public boolean contains(T value) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /**
     * Checks a value.
     *
     * @param what  names it
     * @param value the value
     * @throws IllegalArgumentException when it is outside the range
     */
    public void require(String what, T value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(what + " must be from " + this + " and is " + value);
        }
    }

    /** {@return the ends, as in {@code PT0S to PT10M}} */
    @Override
    public String toString() {
        return least + " to " + most;
    }
}
