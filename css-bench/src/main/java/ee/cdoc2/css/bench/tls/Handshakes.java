package ee.cdoc2.css.bench.tls;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/**
 * Full handshakes of TLS 1.3 with a server by Conscrypt whose key is P-256, in memory and on one thread. The processor time that this
 * thread spends in the server's engine is counted: from the ClientHello to the client's Finished.
 */
public final class Handshakes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** More than a whole flight. */
    private static final int ROOM = 1 << 15;

    /** Of the client: its ClientHello, and its Finished. It is not asked for another key first. */
    private static final int FLIGHTS = 2;

    /** How keys are exchanged. */
    public enum Group {
        /** Classic. */
        X25519("x25519"),
        /** Post-quantum and classic. */
        X25519MLKEM768("X25519MLKEM768");

        private final String ofClient;

        Group(String ofClient) {
            this.ofClient = ofClient;
        }
    }

    private final SSLContext servers;
    /** BouncyCastle's, the same for each group: neither the JDK's nor Conscrypt's can be told which one on every JDK. */
    private final SSLContext clients;

    private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    private final ByteBuffer received = ByteBuffer.allocate(ROOM);

    /** With new keys. */
    public Handshakes() {
        Identity identity = CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer());
        try {
            servers = SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
            servers.init(TlsContexts.keys(identity), null, null);
            clients = SSLContext.getInstance("TLSv1.3", new BouncyCastleJsseProvider(new BouncyCastleProvider()));
            clients.init(null, TlsContexts.everyone(), null);
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
        SSLEngine client = client(group);
        SSLEngine server = servers.createSSLEngine();
        server.setUseClientMode(false);
        toServer.clear();
        toClient.clear();
        try {
            client.beginHandshake();
            server.beginHandshake();
            long nanos = 0;
            for (int flight = 0; flight < FLIGHTS; flight++) {
                advance(client, toClient, toServer);
                long begun = THREADS.getCurrentThreadCpuTime();
                advance(server, toServer, toClient);
                nanos += THREADS.getCurrentThreadCpuTime() - begun;
            }
            require(group, server);
            close(client);
            close(server);
            return nanos;
        } catch (SSLException failure) {
            throw new IllegalStateException("a handshake by " + group + " failed", failure);
        }
    }

    private SSLEngine client(Group group) {
        SSLEngine client = clients.createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        BCSSLEngine its = (BCSSLEngine) client;
        BCSSLParameters parameters = its.getParameters();
        // without the other it would refuse the server's certificate
        parameters.setNamedGroups(new String[] {group.ofClient, "secp256r1"});
        // else it would send a key of the other alone, and be asked for this one
        parameters.setEarlyKeyShares(new String[] {group.ofClient});
        its.setParameters(parameters);
        return client;
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
        if (server.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            throw new IllegalStateException("a handshake by " + group + " is not done after the client's Finished");
        }
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
