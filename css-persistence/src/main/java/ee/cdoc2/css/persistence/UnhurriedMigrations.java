package ee.cdoc2.css.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration on PostgreSQL take its time: the timeouts of the data source are for requests, and an index on a
 * large table takes longer.
 */
final class UnhurriedMigrations extends BaseCallback {
    private int timeoutBefore;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Connection connection = context.getConnection();
            if (event == Event.BEFORE_EACH_MIGRATE) {
                timeoutBefore = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, 0);
                try (Statement statement = connection.createStatement()) {
                    // until the end of the migration's transaction
                    statement.execute("set local statement_timeout = 0");
                }
            } else {
                connection.setNetworkTimeout(Runnable::run, timeoutBefore);
            }
        } catch (SQLException failure) {
            throw new SchemaException("the timeouts could not be set for a migration", failure);
        }
    }
}
