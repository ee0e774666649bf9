package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;

/** How requests get to a server: over connections of their own, over one that is kept, in pieces. */
public interface Transport {

    /** {@return the answer to these bytes} */
    WireAnswer send(byte[] request) throws IOException;
}
