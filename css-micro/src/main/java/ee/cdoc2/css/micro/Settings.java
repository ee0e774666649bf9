package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.proxy.Balancers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;

/**
 * What the environment says about the server.
 *
 * @param address          address to listen on, a name or a number; {@code 0.0.0.0} for all interfaces
 * @param port             port to listen on, 0 for any free one
 * @param keyStore         file of the PKCS12 key store
 * @param keyStorePassword its password
 * @param dataDirectory    folder for everything that CSS writes, absolute
 * @param postgresql       the PostgreSQL database; if empty, H2 under {@code dataDirectory}
 * @param databaseWait     how long PostgreSQL is waited for at the start, zero for not at all
 * @param poolSize         the most connections to the database at a time
 * @param balancers        the load balancers that say who their clients are
 * @param logLevel         the lowest level of the server's messages that are printed
 * @param logFormat        how messages are printed
 */
record Settings(
        String address,
        int port,
        Path keyStore,
        String keyStorePassword,
        Path dataDirectory,
        Optional<Database> postgresql,
        Duration databaseWait,
        int poolSize,
        Balancers balancers,
        Level logLevel,
        LogFormat logFormat) {
    /** {@return a text without the password} */
    @Override
    public String toString() {
        return "Settings[" + address + ":" + port + ", " + keyStore + ", " + dataDirectory + "]";
    }
}
