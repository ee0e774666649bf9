package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.connection.RpServerConnection;
import ee.cdoc2.css.client.connection.RpServerConnection.Completed;
import ee.cdoc2.css.client.connection.RpServerConnection.Means;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.signing.VerificationCodeDisplay;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

/**
 * Mobile-ID: the SIM card signs the token's hash and nothing about the relying party, so the RP server counter-signs it. A token
 * signed through another relying party is of no use therefore.
 */
public final class MobileIdTokenSigner implements TokenSigner {
    /** GSM-7, at most 40 characters. */
    private static final String SHOWN_TEXT = "Open an encrypted document";

    private final RpServer server;
    private final RpServerConnection connection;
    private final PresentedHeaders session;
    private final Signatory signatory;
    private final String phone;
    private final VerificationCodeDisplay display;

    /**
     * A person with Mobile-ID.
     *
     * @param server     through which
     * @param connection to it
     * @param session    what shows it that the person has signed in
     * @param person     who is to sign
     * @param phone      with country code: {@code +37200000766}
     * @param display    shows the verification code
     */
    public MobileIdTokenSigner(
            RpServer server,
            RpServerConnection connection,
            PresentedHeaders session,
            RecipientId.Etsi person,
            String phone,
            VerificationCodeDisplay display) {
        this.server = server;
        this.connection = connection;
        this.session = session;
        this.signatory = new Signatory(person);
        this.phone = phone;
        this.display = display;
    }

    @Override
    public String algorithm() {
        return "ES256";
    }

    @Override
    public SignedToken sign(byte[] signingInput) {
        byte[] hash = Sha256.of(signingInput);
        display.show(VerificationCode.ofMobileId(hash));
        Completed completed = connection.sign(Means.MOBILE_ID, request(hash), session);
        X509Certificate certificate = completed
                .json()
                .text("cert")
                .flatMap(signatory::certificate)
                .orElseThrow(() -> connection.broken("no certificate"));
        byte[] signature = JsonPath.object(completed.json(), "signature")
                .flatMap(object -> object.text("value"))
                .flatMap(StrictBase64.STANDARD::decode)
                .orElseThrow(() -> connection.broken("no Mobile-ID signature"));
        PublicKey key = certificate.getPublicKey();
        if (!Es256.fits(key) || !Es256.verifies(key, signingInput, signature)) {
            throw connection.broken("a Mobile-ID signature that does not verify, for this token");
        }
        CounterSignatureAnswer counterSignature = CounterSignatureAnswer.read(completed.headers())
                .orElseThrow(() -> connection.broken("no counter-signature of the known form"));
        if (!counterSignature.isOver(signature, server.mobileIdName())) {
            throw connection.broken("a counter-signature for another token or relying party");
        }
        boolean verifies = new PublishedKeys(connection.keys())
                .named(counterSignature.keyId())
                .filter(counterSignature::verifies)
                .isPresent();
        if (!verifies) {
            throw connection.broken("a counter-signature that does not verify with the keys that it publishes");
        }
        return new SignedToken(signature, certificate, completed.headers());
    }

    private JsonObject request(byte[] hash) {
        return new JsonMembers()
                .add("phoneNumber", phone)
                .add("nationalIdentityNumber", signatory.person().identifier())
                .add("hash", StrictBase64.STANDARD.encode(hash))
                .add("hashType", "SHA256")
                .add("language", "ENG")
                .add("displayText", SHOWN_TEXT)
                .add("displayTextFormat", "GSM-7")
                .object();
    }
}
