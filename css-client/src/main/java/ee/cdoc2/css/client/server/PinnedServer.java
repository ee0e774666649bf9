package ee.cdoc2.css.client.server;

import java.security.cert.X509Certificate;
import java.util.List;

/** A server that a client connects to because the server list has it, and by no certificate but the listed ones. */
public sealed interface PinnedServer permits ServerEntry, AuthServer, RpServer {

    /** {@return what failures call it, for machines} */
    String id();

    /** {@return what it is called at the beginning of a sentence} */
    String title();

    /** {@return the TLS certificates that it may show: at least one} */
    List<X509Certificate> certificates();
}
