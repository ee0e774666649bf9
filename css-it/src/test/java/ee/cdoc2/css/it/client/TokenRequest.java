package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.testkit.ticket.TicketTemplate;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.CounterSignatureDraft;
import ee.cdoc2.css.testkit.token.CounterSignatureHeaders;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SdJwtDraft;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request for a share in the second protocol. It is good as {@link SecondProtocol} makes it; then any part can be replaced, and
 * what depends on it follows. For one use.
 */
public final class TokenRequest {

    public static final String SESSION_TOKEN = "x-cdoc2-session-token";
    public static final String SESSION_X5C = "x-cdoc2-session-x5c";
    public static final String AUTH_TOKEN = "x-cdoc2-auth-token";
    public static final String AUTH_X5C = "x-cdoc2-auth-x5c";
    public static final String PARAMETERS = "x-cdoc2-sid-rpv3-signature-parameters";
    public static final String SIGNED_HASH = "x-rp-signed-hash";
    public static final String RP_NAME = "x-rp-name";
    public static final String SIGNATURE_INPUT = "Signature-Input";
    public static final String SIGNATURE = "Signature";

    /** The four headers of a counter-signature. */
    public static final List<String> RP_HEADERS = List.of(SIGNED_HASH, RP_NAME, SIGNATURE_INPUT, SIGNATURE);

    /** The two tokens. */
    public enum Token {
        SESSION(SESSION_TOKEN, SESSION_X5C),
        AUTH(AUTH_TOKEN, AUTH_X5C);

        private final String header;
        private final String x5cHeader;

        Token(String header, String x5cHeader) {
            this.header = header;
            this.x5cHeader = x5cHeader;
        }

        /** {@return the name of its header} */
        public String header() {
            return header;
        }

        /** {@return the name of the header of its certificate} */
        public String x5cHeader() {
            return x5cHeader;
        }
    }

    private final String shareId;
    private final Identity recipient;
    private final Map<Token, SdJwtDraft> drafts = new EnumMap<>(Token.class);
    private final Map<Token, UnaryOperator<TicketTemplate>> shapes = new EnumMap<>(Token.class);
    private final Map<Token, Function<String, byte[]>> signers = new EnumMap<>(Token.class);
    private final Map<Token, Identity> certificates = new EnumMap<>(Token.class);
    private final String rpName;
    private SmartIdRelyingParty party;
    private SigningKey rpKey;
    private Function<String, byte[]> counterSigner;
    private AcspV2 parameters = AcspV2.fresh();
    private UnaryOperator<JsonText> parametersJson = json -> json;
    private UnaryOperator<CounterSignatureDraft> counterSignature = draft -> draft;
    private UnaryOperator<HeaderLines> headers = lines -> lines;
    private boolean proofOfSmartId;

    TokenRequest(
            String shareId,
            SdJwtDraft session,
            SigningKey authServer,
            SdJwtDraft token,
            Identity person,
            SmartIdRelyingParty party,
            SigningKey rpKey,
            String rpName) {
        this.shareId = shareId;
        this.recipient = person;
        this.party = party;
        this.rpKey = rpKey;
        this.counterSigner = rpKey::sign;
        this.rpName = rpName;
        this.proofOfSmartId = AuthTokens.isSmartId(person);
        drafts.put(Token.SESSION, session);
        drafts.put(Token.AUTH, token);
        signers.put(Token.SESSION, authServer::sign);
        signers.put(Token.AUTH, input -> sign(person, input));
        for (Token each : Token.values()) {
            certificates.put(each, person);
            shapes.put(each, template -> template);
        }
    }

    private byte[] sign(Identity person, String input) {
        return AuthTokens.isSmartId(person)
                ? parameters.sign(person.key(), party, AcspV2.challenge(input))
                : new JwsSigner(person).sign(input);
    }

    /** Changes header, claims or {@code aud} elements of a token. */
    public TokenRequest draft(Token token, UnaryOperator<SdJwtDraft> change) {
        drafts.compute(token, (which, good) -> change.apply(good));
        return this;
    }

    /** Changes the structure of a token: its disclosures, and how it is written. */
    public TokenRequest shape(Token token, UnaryOperator<TicketTemplate> change) {
        shapes.put(token, change);
        return this;
    }

    /** Lets somebody else sign a token. */
    public TokenRequest signer(Token token, Function<String, byte[]> other) {
        signers.put(token, other);
        return this;
    }

    /** Shows another certificate; nothing else changes. */
    public TokenRequest certificate(Token token, Identity other) {
        certificates.put(token, other);
        return this;
    }

    /** Changes what the phone signs, for Smart-ID. */
    public TokenRequest parameters(UnaryOperator<AcspV2> change) {
        parameters = change.apply(parameters);
        return this;
    }

    /** Changes what is said of the signature and not what is signed, for Smart-ID. */
    public TokenRequest parametersJson(UnaryOperator<JsonText> change) {
        parametersJson = change;
        return this;
    }

    /** Lets the phone sign for another relying party, for Smart-ID. */
    public TokenRequest party(SmartIdRelyingParty other) {
        party = other;
        return this;
    }

    /** Changes the counter-signature before it is made, for Mobile-ID. */
    public TokenRequest counterSignature(UnaryOperator<CounterSignatureDraft> change) {
        counterSignature = change;
        return this;
    }

    /** Lets another key counter-sign, under its own name. */
    public TokenRequest counterSigner(SigningKey other) {
        rpKey = other;
        counterSigner = other::sign;
        return this;
    }

    /** Lets somebody else counter-sign, under the name of the RP server's key. */
    public TokenRequest counterSigner(Function<String, byte[]> other) {
        counterSigner = other;
        return this;
    }

    /** Sends the headers of the other means. */
    public TokenRequest proofOfTheOtherMeans() {
        proofOfSmartId = !proofOfSmartId;
        return this;
    }

    /** Changes the headers, at the end. */
    public TokenRequest headers(UnaryOperator<HeaderLines> change) {
        UnaryOperator<HeaderLines> before = headers;
        headers = lines -> change.apply(before.apply(lines));
        return this;
    }

    /** {@return what the phone signs} */
    public String acspText(String input) {
        return parameters.text(party, AcspV2.challenge(input));
    }

    /** {@return the signature that the recipient makes of this} */
    public byte[] signatureOfTheRecipient(String input) {
        return sign(recipient, input);
    }

    /** {@return the session token, made anew} */
    public String sessionText() {
        return text(Token.SESSION);
    }

    /** {@return the id in the request's target} */
    public String shareId() {
        return shareId;
    }

    /** {@return the headers, made anew: every call signs again} */
    public HeaderLines lines() {
        IssuedToken auth = new IssuedToken(text(Token.AUTH));
        HeaderLines lines = HeaderLines.none()
                .and(SESSION_TOKEN, text(Token.SESSION))
                .and(SESSION_X5C, AuthTokens.x5c(certificates.get(Token.SESSION)))
                .and(AUTH_TOKEN, auth.text())
                .and(AUTH_X5C, AuthTokens.x5c(certificates.get(Token.AUTH)));
        return headers.apply(proofOfSmartId ? withParameters(lines) : withCounterSignature(lines, auth));
    }

    private HeaderLines withParameters(HeaderLines lines) {
        return lines.and(
                PARAMETERS,
                AcspV2.header(parametersJson.apply(parameters.json()).text()));
    }

    private HeaderLines withCounterSignature(HeaderLines lines, IssuedToken auth) {
        CounterSignatureHeaders made = counterSignature
                .apply(CounterSignatureDraft.of(signatureOf(auth), rpName, Instant.now(), rpKey.keyId()))
                .signedBy(counterSigner);
        HeaderLines more = lines;
        for (Map.Entry<String, String> header : made.headers().entrySet()) {
            more = more.and(header.getKey(), header.getValue());
        }
        return more;
    }

    /** Of a token that is none, any bytes: the token is refused first. */
    private static byte[] signatureOf(IssuedToken auth) {
        try {
            return auth.signature();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noJws) {
            return new byte[64];
        }
    }

    private String text(Token token) {
        TicketTemplate good = drafts.get(token).template().presenting(List.of("aud", "element-0"));
        return shapes.get(token).apply(good).make(signers.get(token));
    }
}
