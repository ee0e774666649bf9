package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import java.util.Map;
import java.util.Optional;

/** What a measured server keeps its shares in; it is stopped when this is closed. */
interface Database extends AutoCloseable {
    /** {@return what a server must be told in its environment} */
    Map<String, String> settings();

    /** {@return its processes; empty if it runs in the server's} */
    Optional<ProcessTree> process();

    /** {@return its table of shares, once the server has made it; empty if nobody but the server can open it} */
    Optional<SharesTable> shares();

    @Override
    void close();
}
