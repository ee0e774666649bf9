package ee.cdoc2.css.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.CounterSignatureDraft;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wire forms of PROTOCOL-V2.md, section 14. */
class StandInsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final CertificateAuthority WEB = CertificateAuthority.named("TEST WEB CA");
    private static final CertificateAuthority EID = CertificateAuthority.named("TEST EID CA");
    private static final Identity TLS = WEB.issue(CertificateProfiles.tlsServer());
    private static final SSLContext TRUST = TlsContexts.trusting(WEB.certificate());
    private static final Person PERSON = Person.of(EID, "PNOEE-48010010101", "http://127.0.0.1:1/good");
    private static final Person OTHER = Person.of(EID, "PNOEE-60001019906", "http://127.0.0.1:1/good");
    private static final HttpsStandIn CSS = HttpsStandIn.start(
            TLS,
            request -> Reply.json(
                    200, JsonText.empty().withText("nonce", "AAAAAAAAAAAAAAAA").text()));
    private static final AuthServer AUTH =
            AuthServer.start(0, TLS, "https://auth.example", SmartIdRelyingParty.DEMO, TRUST, CLOCK);
    private static final RpServer RP = RpServer.start(0, TLS, SmartIdRelyingParty.DEMO, "DEMO MID", AUTH, CLOCK);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().sslContext(TRUST).build();

    static {
        AUTH.serve(RP.sessionNonceUrl(), CSS.url() + "/session_nonce");
        List.of(PERSON, OTHER).forEach(person -> {
            AUTH.enrol(person);
            RP.enrol(person);
        });
    }

    private record Session(IssuedToken token, String x5c) {}

    @AfterAll
    static void close() {
        RP.close();
        AUTH.close();
        CSS.close();
    }

    @AfterEach
    void mend() {
        AUTH.fault(SessionFault.NONE);
        RP.fault(RpFault.NONE);
        RP.keys().answer(KeySetAnswer.GOOD);
    }

    @Test
    void signingInGivesASessionForAllServers() throws Exception {
        HttpResponse<String> started = start(PERSON, false);

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(started.body()).isEqualTo("{\"vc\":\"1234\"}");
        String location = started.headers().firstValue("Location").orElseThrow();
        assertThat(location).matches("/auth/status/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(get(AUTH.url() + location).body()).isEqualTo("{\"status\":\"STARTED\"}");
        ReadJson complete = json(get(AUTH.url() + location));
        assertThat(complete.text("status")).contains("COMPLETE");
        assertThat(complete.text("endResult")).contains("OK");
        IssuedToken token = new IssuedToken(complete.text("sessionToken").orElseThrow());
        assertThat(token.elements().get(0)).startsWith(RP.sessionNonceUrl() + "/");
        assertThat(token.elements().get(1)).isEqualTo(CSS.url() + "/session_nonce/AAAAAAAAAAAAAAAA");
        assertThat(complete.text("signingCertificate"))
                .contains(Base64.getUrlEncoder().encodeToString(PERSON.smartId().der()));
        assertThat(get(AUTH.url() + "/auth/status/none").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsNotThereFailsTheSigningIn() throws Exception {
        HttpsStandIn down = HttpsStandIn.start(TLS, request -> Reply.of(503));
        AuthServer auth = AuthServer.start(0, TLS, "https://auth.example", SmartIdRelyingParty.DEMO, TRUST, CLOCK);
        try (down;
                auth) {
            auth.enrol(PERSON);
            auth.serve(down.url() + "/session_nonce");

            assertThat(post(auth.url() + "/auth/start", "{\"identifier\":\"" + PERSON.recipientId() + "\"}")
                            .statusCode())
                    .isEqualTo(500);
            assertThat(down.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_REFUSED", "TIMEOUT"})
    void refusals(SessionFault fault) throws Exception {
        AUTH.fault(fault);
        String location = start(PERSON, true).headers().firstValue("Location").orElseThrow();
        get(AUTH.url() + location);

        assertThat(get(AUTH.url() + location).body())
                .isEqualTo("{\"status\":\"FAILED\",\"endResult\":\"" + fault.name() + "\"}");
    }

    @Test
    void smartIdSignsForWhoHasSignedIn() throws Exception {
        Session session = signIn(PERSON, false);
        IssuedToken unsigned = AuthTokens.draft(PERSON.smartId(), PERSON.recipientId(), List.of("https://css"))
                .signedBy(input -> new byte[1]);

        ReadJson end = sign(session, "sid", smartIdRequest(AcspV2.challenge(unsigned.signingInput())));

        assertThat(end.member("result").orElseThrow().text("endResult")).contains("OK");
        ReadJson signature = end.member("signature").orElseThrow();
        AcspV2 parameters = AcspV2.of(ReadJson.of(("{\"interactionsDigest\":\""
                                + AcspV2.digest("W10=".getBytes(StandardCharsets.US_ASCII))
                                + "\",\"interactionTypeUsed\":\""
                                + end.text("interactionTypeUsed").orElseThrow() + "\",\"signature\":{}}")
                        .getBytes(StandardCharsets.US_ASCII))
                .map(json -> withSignature(json, signature))
                .orElseThrow());
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        verifier.initVerify(PERSON.smartId().certificate());
        verifier.update(parameters
                .text(SmartIdRelyingParty.DEMO, AcspV2.challenge(unsigned.signingInput()))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(
                        Base64.getDecoder().decode(signature.text("value").orElseThrow())))
                .isTrue();
        assertThat(end.member("cert").orElseThrow().text("certificateLevel")).contains("QUALIFIED");
    }

    @Test
    void mobileIdSignsTheHashAndIsCounterSigned() throws Exception {
        Session session = signIn(PERSON, true);
        String hash = AcspV2.challenge("what is to be signed");

        HttpResponse<String> end = signed(session, "mid", mobileIdRequest(hash));

        assertThat(json(end).text("result")).contains("OK");
        byte[] signature = Base64.getDecoder()
                .decode(json(end)
                        .member("signature")
                        .orElseThrow()
                        .text("value")
                        .orElseThrow());
        Signature verifier = Signature.getInstance("NONEwithECDSAinP1363Format");
        verifier.initVerify(PERSON.mobileId().certificate());
        verifier.update(Base64.getDecoder().decode(hash));
        assertThat(verifier.verify(signature)).isTrue();
        String input = header(end, "Signature-Input");
        CounterSignatureDraft draft = new CounterSignatureDraft(
                "rp-sig", AcspV2.digest(signature), "DEMO MID", input.substring("rp-sig=".length()));
        assertThat(header(end, "x-rp-signed-hash")).isEqualTo(draft.signedHash());
        assertThat(header(end, "x-rp-name")).isEqualTo("DEMO MID");
        assertThat(input).contains(";created=1795687200;");
        assertThat(counterSigned(draft.base(), header(end, "Signature"))).isTrue();
    }

    @Test
    void counterSignatureOfTheLastTokenIsGenuine() throws Exception {
        Session session = signIn(PERSON, true);
        HttpResponse<String> first = signed(session, "mid", mobileIdRequest(AcspV2.challenge("first")));
        RP.fault(RpFault.COUNTER_SIGNATURE_OF_THE_LAST);

        HttpResponse<String> second = signed(session, "mid", mobileIdRequest(AcspV2.challenge("second")));

        assertThat(header(second, "x-rp-signed-hash")).isEqualTo(header(first, "x-rp-signed-hash"));
    }

    @Test
    void nobodySignsForSomebodyElseOrWithoutASession() throws Exception {
        Session session = signIn(OTHER, false);
        Session ofCss = new Session(session.token(), session.x5c());
        String body = smartIdRequest(AcspV2.challenge("x"));

        assertThat(ask(session.token().presentTo(RP.url()), session.x5c(), "sid", body))
                .isEqualTo(401);
        assertThat(ask(ofCss.token().presentTo(CSS.url()), ofCss.x5c(), "sid", body))
                .isEqualTo(401);
        assertThat(ask("x~", session.x5c(), "sid", body)).isEqualTo(401);
        Session right = signIn(PERSON, false);
        assertThat(ask(right.token().text(), right.x5c(), "sid", body)).isEqualTo(401);
        assertThat(ask(right.token().presentTo(RP.url()), AuthTokens.x5c(OTHER.smartId()), "sid", body))
                .isEqualTo(401);
        assertThat(ask(right.token().presentTo(RP.url()), right.x5c(), "sid", body))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionFault.class,
            names = {"WRONG_KEY", "OTHER_ISSUER", "ISSUED_AHEAD", "EXPIRED", "CLAIM_MISSING", "WRONG_PERSON"})
    void sessionsWithAFaultAreNotAccepted(SessionFault fault) throws Exception {
        AUTH.fault(fault);
        Session session = signIn(PERSON, false);

        assertThat(ask(
                        session.token().presentTo(RP.url()),
                        session.x5c(),
                        "sid",
                        smartIdRequest(AcspV2.challenge("x"))))
                .isEqualTo(401);
    }

    @Test
    void publishesAnOldAndANewKeyWithNulls() throws Exception {
        ReadJson set = json(get(RP.keysUrl()));

        assertThat(set.member("keys").orElseThrow().elements()).hasSize(2).allSatisfy(key -> {
            assertThat(key.text("kty")).contains("EC");
            assertThat(key.text("kid").orElseThrow()).hasSize(43);
        });
        assertThat(get(RP.keysUrl()).body()).contains("\"use\":null", "\"n\":null");
        assertThat(get(RP.keysUrl()).headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void keySetsWithAFault() throws Exception {
        RP.keys().answer(KeySetAnswer.BROKEN);
        assertThat(get(RP.keysUrl()).statusCode()).isEqualTo(500);
        RP.keys().answer(KeySetAnswer.REDIRECTED);
        assertThat(get(RP.keysUrl()).headers().firstValue("Location")).contains("/elsewhere");
        assertThat(get(RP.url() + "/elsewhere").body()).startsWith("{\"keys\"");
        RP.keys().answer(KeySetAnswer.OVERSIZE);
        assertThat(get(RP.keysUrl()).body()).hasSizeGreaterThan(65_536);
        RP.keys().answer(KeySetAnswer.HTML);
        assertThat(get(RP.keysUrl()).headers().firstValue("Content-Type")).contains("text/html");
        RP.keys().answer(KeySetAnswer.WRAPPED);
        assertThat(get(RP.keysUrl()).body().split("\\.")).hasSize(3);
    }

    private static ReadJson withSignature(ReadJson json, ReadJson signature) {
        TreeMap<String, ReadJson> members = new TreeMap<>();
        for (String name : Set.of("interactionsDigest", "interactionTypeUsed")) {
            members.put(name, json.member(name).orElseThrow());
        }
        members.put("signature", signature);
        return new ReadJson(members);
    }

    private static boolean counterSigned(String base, String signature) throws Exception {
        PublicKey key = RP.keys().current().pair().getPublic();
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key);
        verifier.update(base.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(
                Base64.getDecoder().decode(signature.substring("rp-sig=:".length(), signature.length() - 1)));
    }

    private static String smartIdRequest(String challenge) {
        return "{\"semanticsIdentifier\":\"" + PERSON.semanticsId() + "\",\"certificateLevel\":\"QUALIFIED\","
                + "\"signatureProtocol\":\"ACSP_V2\",\"signatureProtocolParameters\":{\"rpChallenge\":\"" + challenge
                + "\",\"signatureAlgorithm\":\"rsassa-pss\",\"signatureAlgorithmParameters\":{\"hashAlgorithm\":\"SHA-256\"}},"
                + "\"interactions\":\"W10=\",\"vcType\":\"numeric4\"}";
    }

    private static String mobileIdRequest(String hash) {
        return "{\"phoneNumber\":\"" + PERSON.phoneNumber()
                + "\",\"nationalIdentityNumber\":\"48010010101\",\"hash\":\""
                + hash + "\",\"hashType\":\"SHA256\",\"language\":\"EST\",\"displayText\":\"x\","
                + "\"displayTextFormat\":\"GSM-7\"}";
    }

    private static ReadJson sign(Session session, String means, String body) throws Exception {
        return json(signed(session, means, body));
    }

    private static HttpResponse<String> signed(Session session, String means, String body) throws Exception {
        HttpResponse<String> begun = HTTP.send(
                request(session.token().presentTo(RP.url()), session.x5c(), means, body),
                HttpResponse.BodyHandlers.ofString());
        assertThat(begun.statusCode()).isEqualTo(200);
        String url = RP.url() + "/" + means + "/session/"
                + json(begun).text("sessionID").orElseThrow();
        assertThat(get(url).body()).isEqualTo("{\"state\":\"RUNNING\"}");
        return get(url);
    }

    private static int ask(String token, String x5c, String means, String body) throws Exception {
        return HTTP.send(request(token, x5c, means, body), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest request(String token, String x5c, String means, String body) {
        return HttpRequest.newBuilder(URI.create(RP.url() + "/" + means + "/authenticate"))
                .header("x-cdoc2-session-token", token)
                .header("x-cdoc2-session-x5c", x5c)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Session signIn(Person person, boolean mobileId) throws Exception {
        String location =
                start(person, mobileId).headers().firstValue("Location").orElseThrow();
        get(AUTH.url() + location);
        ReadJson complete = json(get(AUTH.url() + location));
        return new Session(
                new IssuedToken(complete.text("sessionToken").orElseThrow()),
                complete.text("signingCertificate").orElseThrow());
    }

    private static HttpResponse<String> start(Person person, boolean mobileId) throws Exception {
        String number = mobileId ? ",\"mobileNr\":\"" + person.phoneNumber() + "\"" : "";
        return post(AUTH.url() + "/auth/start", "{\"identifier\":\"" + person.recipientId() + "\"" + number + "}");
    }

    private static HttpResponse<String> post(String url, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ReadJson json(HttpResponse<String> answer) {
        return ReadJson.of(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
