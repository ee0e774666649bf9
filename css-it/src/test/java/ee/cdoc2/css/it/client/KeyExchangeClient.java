package ee.cdoc2.css.it.client;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * A TLS 1.3 client that offers some ways to exchange keys and no others (RFC 8446 section 4.2.7): a handshake that succeeds has used one of
 * them. Whoever answers is believed to be the server.
 */
public final class KeyExchangeClient {
    private static final int TIMEOUT_MILLIS = 10_000;

    private KeyExchangeClient() {}

    /**
     * Makes a handshake, and sends nothing else.
     *
     * @param port on loopback
     * @param namedGroups of {@link NamedGroup}, the preferred one first
     * @throws IOException if there is no handshake
     */
    public static void handshake(int port, Integer... namedGroups) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            TlsClientProtocol protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.connect(new Client(List.of(namedGroups)));
            protocol.close();
        }
    }

    private static final class Client extends DefaultTlsClient {
        private final List<Integer> namedGroups;

        Client(List<Integer> namedGroups) {
            super(new JcaTlsCryptoProvider()
                    .setProvider(new BouncyCastleProvider())
                    .create(new SecureRandom()));
            this.namedGroups = namedGroups;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv13.only();
        }

        @Override
        protected Vector<Integer> getSupportedGroups(@SuppressWarnings("rawtypes") Vector namedGroupRoles) {
            return new Vector<>(namedGroups);
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new ServerOnlyTlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate serverCertificate) {
                    // what is looked at is how keys are exchanged
                }
            };
        }
    }
}
