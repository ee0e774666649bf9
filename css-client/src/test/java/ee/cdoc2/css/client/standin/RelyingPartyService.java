package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for SK's relying-party services, as far as authentication goes: Smart-ID (API version 2) and Mobile-ID. A
 * person confirms at once, unless told otherwise.
 */
public final class RelyingPartyService implements AutoCloseable {
    public static final String UUID = "00000000-0000-0000-0000-000000000000";
    public static final String NAME = "DEMO";

    private static final String SHA256_DIGEST_INFO = "3031300d060960864801650304020105000420";
    private static final String SESSION = "de305d54-75b4-431b-adb2-eb6b9e546014";

    private final Identity person;
    private final HttpsStandIn https;
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private volatile String result = "OK";
    private volatile int status = 200;

    public RelyingPartyService(Identity tls, Identity person) {
        this.person = person;
        this.https = HttpsStandIn.start(tls, this::answer);
    }

    public String url() {
        return https.url();
    }

    public List<String> requests() {
        return https.requests();
    }

    /** The bodies of the requests for a signature. */
    public List<JsonObject> asked() {
        return List.copyOf(asked);
    }

    /** How the session ends: {@code OK}, {@code USER_REFUSED}, {@code TIMEOUT} … */
    public RelyingPartyService result(String endResult) {
        result = endResult;
        return this;
    }

    /** What a request for a signature is answered with. */
    public RelyingPartyService status(int code) {
        status = code;
        return this;
    }

    @Override
    public void close() {
        https.close();
    }

    private Reply answer(HttpsStandIn.Request request) {
        if (request.method().equals("POST")) {
            asked.add(json(request.body()));
            return Reply.json(status, "{\"sessionID\":\"" + SESSION + "\"}");
        }
        return Reply.json(200, request.path().startsWith("/authentication/session/") ? mobileId() : smartId());
    }

    private String smartId() {
        if (!result.equals("OK")) {
            return "{\"state\":\"COMPLETE\",\"result\":{\"endResult\":\"" + result + "\"}}";
        }
        return "{\"state\":\"COMPLETE\",\"result\":{\"endResult\":\"OK\",\"documentNumber\":\"PNOEE-48010010101-MOCK-Q\"},"
                + "\"signature\":{\"value\":\"" + signature()
                + "\",\"algorithm\":\"sha256WithRSAEncryption\"},"
                + "\"cert\":{\"value\":\"" + certificate() + "\",\"certificateLevel\":\"QUALIFIED\"},"
                + "\"interactionFlowUsed\":\"displayTextAndPIN\"}";
    }

    private String mobileId() {
        if (!result.equals("OK")) {
            return "{\"state\":\"COMPLETE\",\"result\":\"" + result + "\"}";
        }
        return "{\"state\":\"COMPLETE\",\"result\":\"OK\",\"signature\":{\"value\":\""
                + signature() + "\",\"algorithm\":\"SHA256WithECEncryption\"},"
                + "\"cert\":\"" + certificate() + "\"}";
    }

    /** As the person's key does it. */
    private String signature() {
        boolean rsa = person.key().getAlgorithm().equals("RSA");
        try {
            ByteArrayOutputStream input = new ByteArrayOutputStream();
            input.writeBytes(HexFormat.of().parseHex(rsa ? SHA256_DIGEST_INFO : ""));
            input.writeBytes(Base64.getDecoder()
                    .decode(asked.get(asked.size() - 1).text("hash").orElseThrow()));
            Signature signature = Signature.getInstance(rsa ? "NONEwithRSA" : "NONEwithECDSAinP1363Format");
            signature.initSign(person.key());
            signature.update(input.toByteArray());
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String certificate() {
        return Base64.getEncoder().encodeToString(person.der());
    }

    private static JsonObject json(byte[] body) {
        return StrictJson.parseObject(body).orElseThrow();
    }
}
