package ee.cdoc2.css.bench.tls;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.conscrypt.Conscrypt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The server's part of a full handshake of TLS 1.3 by Conscrypt, with a P-256 key: from the ClientHello to the end of the flight that answers
 * it. What comes after it, to verify the client's Finished, is the same for each group and small.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HandshakeBenchmark {
    /** Of a key that is encapsulated (FIPS 203): only a flight by that group is longer. */
    private static final int ML_KEM_BYTES = 1088;

    /** How keys are exchanged. The JDK's client, which does the first, cannot do the second; Conscrypt's prefers that. */
    public enum Group {
        /** Classic. */
        X25519,
        /** Post-quantum and classic. */
        X25519MLKEM768
    }

    /** The group that the client prefers. */
    @Param({"X25519", "X25519MLKEM768"})
    public Group group;

    private final ByteBuffer hello = ByteBuffer.allocate(1 << 15);
    private final ByteBuffer flight = ByteBuffer.allocate(1 << 15);
    private SSLContext clients;
    private SSLContext servers;
    private SSLEngine server;

    /** Makes both sides' contexts. */
    @Setup(Level.Trial)
    public void contexts() throws GeneralSecurityException {
        servers = SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
        servers.init(
                TlsContexts.keys(CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer())),
                null,
                null);
        clients = group == Group.X25519
                ? SSLContext.getInstance("TLSv1.3")
                : SSLContext.getInstance("TLSv1.3", Conscrypt.newProvider());
        clients.init(null, null, null);
    }

    /** Makes a ClientHello, and a server that has not seen it. */
    @Setup(Level.Invocation)
    public void offer() throws SSLException {
        SSLEngine client = clients.createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        client.beginHandshake();
        client.wrap(ByteBuffer.allocate(0), hello.clear());
        hello.flip();
        close(client);
        server = servers.createSSLEngine();
        server.setUseClientMode(false);
        flight.clear();
    }

    /** {@return the server's engine, which has written its flight} */
    @Benchmark
    public SSLEngine answer() throws SSLException {
        server.beginHandshake();
        server.unwrap(hello, ByteBuffer.allocate(0));
        while (server.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            if (server.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                server.getDelegatedTask().run();
            } else {
                server.wrap(ByteBuffer.allocate(0), flight);
            }
        }
        return server;
    }

    /** Frees what native code keeps, and looks that it was the group. */
    @TearDown(Level.Invocation)
    public void end() throws SSLException {
        close(server);
        if (flight.position() == 0 || flight.position() > ML_KEM_BYTES + 900 != (group == Group.X25519MLKEM768)) {
            throw new IllegalStateException("not " + group + ": a flight of " + flight.position() + " bytes");
        }
    }

    private static void close(SSLEngine engine) throws SSLException {
        engine.closeOutbound();
        ByteBuffer unsent = ByteBuffer.allocate(1 << 15);
        while (!engine.isOutboundDone()
                && engine.wrap(ByteBuffer.allocate(0), unsent.clear()).bytesProduced() > 0) {
            // the alert, which nobody gets
        }
    }
}
