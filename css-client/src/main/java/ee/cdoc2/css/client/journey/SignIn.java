package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Certificates;
import ee.cdoc2.css.client.connection.AuthServerConnection;
import ee.cdoc2.css.client.connection.AuthServerConnection.Issued;
import ee.cdoc2.css.client.connection.AuthServerConnection.Started;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.relyingparty.MobileIdTokenSigner;
import ee.cdoc2.css.client.relyingparty.SmartIdTokenSigner;
import ee.cdoc2.css.client.relyingparty.TokenSigner;
import ee.cdoc2.css.client.server.AuthServer;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.session.SessionToken;
import ee.cdoc2.css.client.signing.VerificationCodeDisplay;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.StrictBase64;
import java.time.Clock;
import java.util.Optional;

/** Signs a person in at the auth server, and has a person who has signed in sign through the RP server. */
public final class SignIn {
    private final ServerList list;
    private final Connections connections;
    private final VerificationCodeDisplay display;
    private final Stopwatch stopwatch;

    /**
     * A signing-in for the servers of a list.
     *
     * @param list        with an auth server and an RP server
     * @param connections to the servers
     * @param display     shows the verification codes
     * @param clock       the time
     * @param progress    whom to tell
     */
    public SignIn(
            ServerList list, Connections connections, VerificationCodeDisplay display, Clock clock, Progress progress) {
        this.list = list;
        this.connections = connections;
        this.display = display;
        this.stopwatch = new Stopwatch(clock, progress);
    }

    /**
     * Signs a person in.
     *
     * @param person who
     * @param phone  with country code, for Mobile-ID; nothing for Smart-ID
     * @return a session that is this person's, and that all servers of the list are in which take sessions
     * @throws ClientException when the person did not sign in, or the auth server gave something else
     */
    public Session signIn(RecipientId.Etsi person, Optional<String> phone) {
        AuthServer server = list.requireSignIn().authServer();
        AuthServerConnection connection = connections.to(server);
        Issued issued = stopwatch.time(Step.LOGIN, () -> {
            Started started = connection.start(person, phone);
            display.show(started.code());
            return connection.await(started);
        });
        Session session = SessionToken.parse(issued.token())
                .flatMap(token -> StrictBase64.decodeUrlPaddedOrNot(issued.certificate())
                        .flatMap(Certificates::parse)
                        .map(certificate -> new Session(token, certificate, phone)))
                .orElseThrow(() -> new ClientException(
                        Failure.ANSWER_REFUSED,
                        server.id(),
                        server.title()
                                + " gave an answer that breaks the protocol: no session token and certificate of the"
                                + " form that servers take.",
                        "Tell its operator."));
        session.requireFor(person, stopwatch.clock().instant());
        session.requireAll(list);
        return session;
    }

    /**
     * Who signs auth tokens in a session: with Mobile-ID when the person signed in so, else with Smart-ID.
     *
     * @param session the person's
     * @return the signer
     * @throws ClientException {@link Failure#SESSION_REFUSED} when the session is not for the RP server
     */
    public TokenSigner signer(Session session) {
        RpServer server = list.requireSignIn().rpServer();
        RecipientId.Etsi person = session.token().subject();
        return session.phone()
                .<TokenSigner>map(phone -> new MobileIdTokenSigner(
                        server, connections.to(server), session.headersFor(server), person, phone, display))
                .orElseGet(() -> new SmartIdTokenSigner(
                        server, connections.to(server), session.headersFor(server), person, display));
    }
}
