package ee.cdoc2.css.micro.grizzly;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.ssl.SSLBaseFilter;
import org.glassfish.grizzly.ssl.SSLConnectionContext;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.ssl.SSLUtils;

/**
 * TLS 1.3 with a key. What native TLS keeps for a connection, some 80 KiB outside of the heap, is given back when the connection ends.
 * Grizzly itself leaves that to finalizers: they run when the heap is full, and native memory may be full long before.
 */
final class TlsFilter extends SSLBaseFilter {
    private static final Logger LOG = Logger.getLogger(TlsFilter.class.getName());

    /** RFC 8446 section 5.1: of what is in it. */
    private static final int LONGEST_RECORD = 1 << 14;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private TlsFilter(SSLEngineConfigurator server) {
        super(server);
    }

    /**
     * Makes the filter of a listener.
     *
     * @param key         the server's
     * @param environment as {@link NativeTls} needs it
     * @return the filter
     */
    static SSLBaseFilter with(ReplaceableKey key, Map<String, String> environment) throws GeneralSecurityException {
        SSLEngineConfigurator server = key.tls13(environment);
        return NativeTls.does(server.getSslContext()) ? new TlsFilter(server) : new SSLBaseFilter(server);
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        SSLEngine engine = SSLUtils.getSSLEngine(context.getConnection());
        if (engine != null) {
            free(engine);
        }
        return context.getInvokeAction();
    }

    /** Pieces that are short would go through a buffer that Conscrypt makes for this connection, and not through {@link DirectBuffers}. */
    @Override
    protected Buffer wrapAll(FilterChainContext context, SSLConnectionContext tls) throws SSLException {
        Buffer pieces = context.getMessage();
        if (pieces.isComposite() && pieces.remaining() <= LONGEST_RECORD) {
            Buffer whole = context.getMemoryManager().allocate(pieces.remaining());
            whole.put(pieces).flip();
            whole.allowBufferDispose(true);
            pieces.tryDispose();
            context.setMessage(whole);
        }
        return super.wrapAll(context, tls);
    }

    /** An engine frees its memory once both directions are closed and nobody has anything left to fetch from it. */
    private static void free(SSLEngine engine) {
        try {
            engine.closeInbound();
            engine.closeOutbound();
            ByteBuffer unsent = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            while (!engine.isOutboundDone()
                    && engine.wrap(NOTHING.duplicate(), unsent.clear()).bytesProduced() > 0) {
                // the alert that the connection ends, which has ended
            }
        } catch (SSLException failure) {
            LOG.log(
                    Level.FINE,
                    "The TLS of a connection is left to finalizers ({0})",
                    failure.getClass().getSimpleName());
        }
    }
}
