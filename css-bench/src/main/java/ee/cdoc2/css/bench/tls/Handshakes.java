package ee.cdoc2.css.bench.tls;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.conscrypt.Conscrypt;

/**
 * Full handshakes of TLS 1.3 with a server by Conscrypt whose key is P-256, in memory and on one thread. The processor time that this
 * thread spends in the server's engine is counted: from the ClientHello to the client's Finished and the tickets that follow it.
 */
public final class Handshakes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** More than a whole flight. */
    private static final int ROOM = 1 << 15;

    /** How keys are exchanged. The JDK's client, which does the first, cannot do the second; Conscrypt's prefers that. */
    public enum Group {
        /** Classic. */
        X25519,
        /** Post-quantum and classic. */
        X25519MLKEM768
    }

    private final SSLContext servers;
    private final Map<Group, SSLContext> clients = new EnumMap<>(Group.class);
    private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    private final ByteBuffer received = ByteBuffer.allocate(ROOM);

    /** With new keys. */
    public Handshakes() {
        Identity identity = CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer());
        clients.put(Group.X25519, TlsContexts.trustingEveryone());
        try {
            servers = SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
            servers.init(TlsContexts.keys(identity), null, null);
            SSLContext postQuantum = SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
            postQuantum.init(null, TlsContexts.everyone(), null);
            clients.put(Group.X25519MLKEM768, postQuantum);
        } catch (GeneralSecurityException noConscrypt) {
            throw new IllegalStateException("Conscrypt cannot be used here", noConscrypt);
        }
    }

    /**
     * Makes handshakes, one after the other.
     *
     * @param count at least one
     * @return microseconds of processor time of the server for each
     * @throws IllegalStateException when one fails, or is by another group
     */
    public double microsEach(Group group, int count) {
        long nanos = 0;
        for (int made = 0; made < count; made++) {
            nanos += nanosOfOne(group);
        }
        return nanos / 1e3 / count;
    }

    private long nanosOfOne(Group group) {
        SSLEngine client = clients.get(group).createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        SSLEngine server = servers.createSSLEngine();
        server.setUseClientMode(false);
        toServer.clear();
        toClient.clear();
        try {
            client.beginHandshake();
            server.beginHandshake();
            long nanos = 0;
            do {
                advance(client, toClient, toServer);
                long begun = THREADS.getCurrentThreadCpuTime();
                advance(server, toServer, toClient);
                nanos += THREADS.getCurrentThreadCpuTime() - begun;
            } while (server.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING);
            require(group, server);
            close(client);
            close(server);
            return nanos;
        } catch (SSLException failure) {
            throw new IllegalStateException("a handshake by " + group + " failed", failure);
        }
    }

    /** Goes on until the engine waits for the other side, or has nothing left to do. */
    private void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        boolean goesOn = true;
        while (goesOn) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> engine.wrap(NOTHING, out);
                case NEED_UNWRAP -> goesOn = engine.unwrap(in, received.clear()).bytesConsumed() > 0;
                default -> goesOn = false;
            }
        }
        in.compact();
    }

    private static void require(Group group, SSLEngine server) {
        String by = Conscrypt.getGroupName(server);
        if (!group.name().equals(by)) {
            throw new IllegalStateException("not " + group + " but " + by);
        }
    }

    /** Frees what native code keeps; nobody gets the alert. */
    private void close(SSLEngine engine) throws SSLException {
        engine.closeOutbound();
        while (!engine.isOutboundDone()
                && engine.wrap(NOTHING, received.clear()).bytesProduced() > 0) {
            received.clear();
        }
    }
}
