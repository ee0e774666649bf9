package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.connection.RpServerConnection;
import ee.cdoc2.css.client.connection.RpServerConnection.Means;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.signing.VerificationCodeDisplay;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Smart-ID, RP API version 3: what is signed names the relying party, so that no other one can have it signed (ACSP_V2). */
public final class SmartIdTokenSigner implements TokenSigner {
    private static final String SHOWN_TEXT = "Open an encrypted document";

    private final RpServer server;
    private final RpServerConnection connection;
    private final PresentedHeaders session;
    private final Signatory signatory;
    private final VerificationCodeDisplay display;

    /**
     * A person with Smart-ID.
     *
     * @param server     through which
     * @param connection to it
     * @param session    what shows it that the person has signed in
     * @param person     who is to sign
     * @param display    shows the verification code
     */
    public SmartIdTokenSigner(
            RpServer server,
            RpServerConnection connection,
            PresentedHeaders session,
            RecipientId.Etsi person,
            VerificationCodeDisplay display) {
        this.server = server;
        this.connection = connection;
        this.session = session;
        this.signatory = new Signatory(person);
        this.display = display;
    }

    @Override
    public String algorithm() {
        return "RSASSA-PSS+ACSP_V2";
    }

    @Override
    public SignedToken sign(byte[] signingInput) {
        String interactions = StrictBase64.STANDARD.encode(StrictJson.write(interactions()));
        String challenge = AcspV2Text.rpChallenge(signingInput);
        display.show(VerificationCode.ofSmartId(Sha256.of(signingInput)));
        JsonObject completed = connection
                .sign(Means.SMART_ID, request(challenge, interactions), session)
                .json();
        X509Certificate certificate = JsonPath.object(completed, "cert")
                .flatMap(cert -> cert.text("value"))
                .flatMap(signatory::certificate)
                .orElseThrow(() -> connection.broken("no certificate"));
        String digest = StrictBase64.STANDARD.encode(Sha256.of(interactions.getBytes(StandardCharsets.US_ASCII)));
        AcspV2Answer answer = AcspV2Answer.read(completed, digest)
                .orElseThrow(() -> connection.broken("a Smart-ID signature without all its parameters"));
        if (!answer.verifies(certificate.getPublicKey(), server, challenge)) {
            throw connection.broken("a Smart-ID signature that does not verify, for this token and relying party");
        }
        return new SignedToken(
                answer.signature(), certificate, Map.of(AuthenticationHeaders.SMART_ID_PARAMETERS, answer.header()));
    }

    private JsonObject request(String challenge, String interactions) {
        return new JsonMembers()
                .add("semanticsIdentifier", signatory.person().subjectSerialNumber())
                .add("certificateLevel", "QUALIFIED")
                .add("signatureProtocol", AcspV2Answer.PROTOCOL)
                .add(
                        "signatureProtocolParameters",
                        new JsonMembers()
                                .add("rpChallenge", challenge)
                                .add("signatureAlgorithm", AcspV2Answer.ALGORITHM)
                                .add(
                                        "signatureAlgorithmParameters",
                                        new JsonMembers()
                                                .add("hashAlgorithm", AcspV2Answer.HASH)
                                                .object())
                                .object())
                .add("interactions", interactions)
                .add("vcType", "numeric4")
                .object();
    }

    private static JsonArray interactions() {
        return new JsonArray(List.of(
                new JsonMembers()
                        .add("type", "confirmationMessageAndVerificationCodeChoice")
                        .add("displayText200", SHOWN_TEXT)
                        .object(),
                new JsonMembers()
                        .add("type", "displayTextAndPIN")
                        .add("displayText60", SHOWN_TEXT)
                        .object()));
    }
}
