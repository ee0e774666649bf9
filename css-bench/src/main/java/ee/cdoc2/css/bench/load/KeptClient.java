package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RawHttps;

/** A client that keeps its connection. */
final class KeptClient extends KeptConnection implements Client {
    KeptClient(RawHttps https) {
        super(https);
    }
}
