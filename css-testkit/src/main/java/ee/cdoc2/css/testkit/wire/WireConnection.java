package ee.cdoc2.css.testkit.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** An open connection; for one thread. */
public final class WireConnection implements AutoCloseable {

    private final SSLSocket socket;
    private final AnswerReader answers;
    private final ExchangeWatch watch;

    WireConnection(SSLSocket socket, ExchangeWatch watch) throws IOException {
        this.socket = socket;
        this.answers = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
        this.watch = watch;
    }

    /**
     * Sends a request and reads its answer. A server may answer and hang up before it has read everything (too long a
     * request): then the answer counts, not the broken pipe.
     */
    public WireAnswer exchange(byte[] request) throws IOException {
        WireAnswer answer = answerTo(request);
        watch.saw(request, answer);
        return answer;
    }

    /** Sends bytes without waiting for anything: half a request, for instance. */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** {@return the TLS session: version, suite, the server's certificates} */
    public SSLSession session() {
        return socket.getSession();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private WireAnswer answerTo(byte[] request) throws IOException {
        boolean head = new String(request, 0, Math.min(request.length, 5), StandardCharsets.ISO_8859_1).equals("HEAD ");
        try {
            write(request);
        } catch (IOException broken) {
            return answerInSpiteOf(broken, head);
        }
        return answers.read(!head);
    }

    private WireAnswer answerInSpiteOf(IOException broken, boolean head) throws IOException {
        try {
            return answers.read(!head);
        } catch (IOException nothing) {
            broken.addSuppressed(nothing);
            throw broken;
        }
    }
}
