package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;

/** One client of a server, for one thread. */
interface Client extends AutoCloseable {
    /** Makes ready what is not to be measured. */
    void connect() throws IOException;

    /** {@return the answer to one request} */
    WireAnswer send(byte[] request) throws IOException;

    @Override
    void close() throws IOException;
}
