package ee.cdoc2.css.micro.grizzly;

import java.util.Map;

/** How keys were exchanged with the clients of this process' listener. The application reads it for its metrics. */
public interface KeyExchangesMXBean {
    /** The name of the MBean. */
    String NAME = "ee.cdoc2.css:type=Listener";

    /** {@return handshakes since the start, by the name of the group in IANA's registry of TLS Supported Groups; {@code other} for the rest} */
    Map<String, Long> getKeyExchanges();
}
