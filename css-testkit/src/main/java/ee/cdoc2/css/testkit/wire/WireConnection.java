package ee.cdoc2.css.testkit.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** An open connection, for use by one thread. */
public final class WireConnection implements AutoCloseable {

    private final SSLSocket socket;
    private final AnswerReader answers;
    private final ExchangeListener listener;

    WireConnection(SSLSocket socket, ExchangeListener listener) throws IOException {
        this.socket = socket;
        this.answers = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
        this.listener = listener;
    }

    /**
     * {@return the answer to a request} A server may answer and close the connection before it has read a long request.
     * Then the answer is returned, and the failure to write is ignored.
     */
    public WireAnswer exchange(byte[] request) throws IOException {
        WireAnswer answer = answerTo(request);
        listener.answered(request, answer);
        return answer;
    }

    /** Sends bytes without waiting for an answer, for example a part of a request. */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /**
     * {@return the answer to a request that was written before; empty if it does not begin in time, and can be read later}
     *
     * @param request what was written
     * @param timeout until the answer's first byte, and of each read after that
     */
    public Optional<WireAnswer> answer(byte[] request, Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Math.max(1, timeout.toMillis())));
        try {
            answers.awaitFirstByte();
        } catch (SocketTimeoutException notYet) {
            return Optional.empty();
        }
        WireAnswer answer = answers.read(true);
        listener.answered(request, answer);
        return Optional.of(answer);
    }

    /** {@return the TLS session: version, cipher suite, the server's certificates} */
    public SSLSession session() {
        return socket.getSession();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private WireAnswer answerTo(byte[] request) throws IOException {
        boolean isHead =
                new String(request, 0, Math.min(request.length, 5), StandardCharsets.ISO_8859_1).equals("HEAD ");
        try {
            write(request);
        } catch (IOException broken) {
            return answerDespite(broken, isHead);
        }
        return answers.read(!isHead);
    }

    private WireAnswer answerDespite(IOException broken, boolean isHead) throws IOException {
        try {
            return answers.read(!isHead);
        } catch (IOException noAnswer) {
            broken.addSuppressed(noAnswer);
            throw broken;
        }
    }
}
