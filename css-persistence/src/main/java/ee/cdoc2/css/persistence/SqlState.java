package ee.cdoc2.css.persistence;

import ee.cdoc2.css.failure.Causes;
import java.sql.SQLException;

/** What a driver says is the matter, in the five characters of an SQLState (SQL:2016, part 2, clause 24). */
public enum SqlState {
    /** A unique key is taken; both databases have the same. */
    UNIQUE_VIOLATION("23505"),

    /** PostgreSQL's disk is full. */
    DISK_FULL("53100"),

    /** H2's file is open in another process ({@code DATABASE_ALREADY_OPEN_1}). */
    FILE_IN_USE("90020"),

    /** H2 does not read a file of this version ({@code FILE_VERSION_ERROR_1}). */
    FILE_VERSION("90048");

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /**
     * Whether a driver has said this. Pools and JPA providers wrap the driver's exception, each in its own way.
     *
     * @param failure any exception
     * @return whether it, or one of the first 32 in its chain of causes, is an {@link SQLException} with this state
     */
    public boolean isIn(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && code.equals(sql.getSQLState()));
    }
}
