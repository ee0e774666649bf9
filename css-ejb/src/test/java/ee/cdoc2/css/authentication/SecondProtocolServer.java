package ee.cdoc2.css.authentication;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.JwkSets;
import ee.cdoc2.css.keyset.ServerKeys;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceFormat;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.CounterSignatureBase;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.relyingparty.CounterSignatureSettings;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.session.SessionNonces;
import ee.cdoc2.css.session.SessionRules;
import ee.cdoc2.css.session.SessionSettings;
import ee.cdoc2.css.session.SignedTokens;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.smartid.SessionClaims;
import ee.cdoc2.css.smartid.SignatureParameters;
import ee.cdoc2.css.smartid.SmartIdSignatures;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.ticket.Written;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One server of the second protocol, with an auth server, an RP server, and persons who sign in and sign. */
final class SecondProtocolServer {
    static final ShareId SHARE =
            ShareId.parse("5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").orElseThrow();
    static final String NONCE = "AAECAwQFBgcICQoL";
    static final String PERSON = "PNOEE-48010010101";

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String BASE = "https://css.test:9443";
    private static final String ISSUER = "https://auth.test";
    private static final CertificateAuthority EID =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("eID CA"), CLOCK);
    static final Identity SMART_ID = EID.issue(CertificateProfiles.smartId(PERSON));
    static final Identity MOBILE_ID = EID.issue(CertificateProfiles.mobileId(PERSON));
    static final Identity RENEWED_MOBILE_ID = EID.issue(CertificateProfiles.mobileId(PERSON));
    /** The same person's name in a certificate of an issuer that this server does not know. */
    static final Identity FORGED_MOBILE_ID = CertificateAuthority.selfSigned(
                    CertificateAuthority.profile("forger"), CLOCK)
            .issue(CertificateProfiles.mobileId(PERSON));

    static final Identity OTHER_MOBILE_ID = EID.issue(CertificateProfiles.mobileId("PNOEE-60001019906"));
    static final KeyPair AUTH_SERVER = KeyPairs.of(KeyType.P256);
    static final KeyPair RP_SERVER = KeyPairs.of(KeyType.P256);
    static final NonceFormat SESSION_NONCES = NonceFormat.ofSessions(new byte[] {1});

    private static final CertificatePurpose PURPOSE = new CertificatePurpose(PurposeRules.authentication());
    private static final CertificatePath PATH = new CertificatePath(anchors(), CLOCK, TestedVerifier.INSTANCE);

    private SecondProtocolServer() {}

    /** The anchors of this server, for the test alone. */
    static TrustAnchors anchors() {
        return new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of(EID.certificate())));
    }

    static SessionAuthenticator sessions(CertificateStatus status, RequestRecord record) {
        return sessions(status, record, true, true);
    }

    static SessionAuthenticator sessions(
            CertificateStatus status, RequestRecord record, boolean smartId, boolean mobileId) {
        return sessions(
                JwkSets.of("k", (ECPublicKey) AUTH_SERVER.getPublic()),
                CLOCK,
                MonotonicClock.system(),
                new SessionClaims(
                        Optional.of(new AcspV2Signature(SmartIdSignatures.DEMO, TestedVerifier.INSTANCE))
                                .filter(any -> smartId),
                        mobileId),
                PATH,
                status,
                record);
    }

    static SessionAuthenticator sessions(
            ServerKeys authServer,
            Clock clock,
            MonotonicClock time,
            SessionClaims means,
            CertificatePath path,
            CertificateStatus status,
            RequestRecord record) {
        SessionSettings settings = new SessionSettings(
                ISSUER,
                Set.of(SessionNonceUrl.parse(BASE + "/session_nonce").orElseThrow()),
                Duration.ofHours(24),
                Duration.parse("PT24H10M"),
                Duration.ofMinutes(1));
        return new SessionAuthenticator(
                new SessionRules(settings, authServer, clock, TestedVerifier.INSTANCE),
                new SessionNonces(() -> List.of(SESSION_NONCES), settings.nonceLifetime(), clock),
                means,
                PURPOSE,
                path,
                status,
                time,
                record);
    }

    static TokenAuthenticator tokens(CertificateStatus status, RequestRecord record) {
        return tokens(status, record, Optional.of(mobileId()));
    }

    static TokenAuthenticator tokens(
            CertificateStatus status, RequestRecord record, Optional<CounterSignatureCheck> mobileId) {
        return new TokenAuthenticator(
                sessions(status, record),
                Set.of(BaseUrl.parse(BASE).orElseThrow()),
                SecondProtocolServer::recognise,
                Optional.of(new AcspV2Signature(SmartIdSignatures.DEMO, TestedVerifier.INSTANCE)),
                mobileId,
                PURPOSE,
                PATH,
                TestedVerifier.INSTANCE,
                status,
                record);
    }

    private static CounterSignatureCheck mobileId() {
        return new CounterSignatureCheck(
                new CounterSignatureSettings("DEMO", Set.of("rp-sig"), Duration.ofMinutes(5), Duration.ofMinutes(1)),
                JwkSets.of("k", (ECPublicKey) RP_SERVER.getPublic()),
                CLOCK,
                TestedVerifier.INSTANCE);
    }

    private static LiveNonce recognise(ShareId shareId, String text) {
        if (!shareId.equals(SHARE) || !text.equals(NONCE)) {
            throw new Denied(Denial.NONCE_UNKNOWN);
        }
        return new LiveNonce(new Nonce(text), NOW, NOW.plusSeconds(300));
    }

    /** A person's session, as the auth server gives it. */
    static SessionCredentials session(Identity person) {
        return session(person, "etsi/" + serialNumber(person), AUTH_SERVER);
    }

    static SessionCredentials session(Identity person, String subject, KeyPair signer) {
        return session(person, subject, signer, BASE, SESSION_NONCES);
    }

    static SessionCredentials session(
            Identity person, String subject, KeyPair signer, String server, NonceFormat nonces) {
        String nonce = nonces.make(NOW.minusSeconds(300), 0).value();
        String claims = "\"iss\":\"" + ISSUER + "\",\"sub\":\"" + subject + "\",\"iat\":" + NOW.getEpochSecond()
                + ",\"exp\":" + NOW.plusSeconds(86_400).getEpochSecond() + smartIdClaims(person);
        return new SessionCredentials(
                SignedTokens.session(signer.getPrivate(), claims, "\"" + server + "/session_nonce/" + nonce + "\""),
                x5c(person));
    }

    private static String smartIdClaims(Identity person) {
        if (!isRsa(person)) {
            return "";
        }
        String challenge = Base64.getEncoder().encodeToString(new byte[64]);
        byte[] signature = SmartIdSignatures.sign(person.key(), parameters(), challenge);
        String members = SmartIdSignatures.PARAMETERS.substring(1, SmartIdSignatures.PARAMETERS.length() - 2);
        return "," + members + ",\"value\":\"" + Base64.getEncoder().encodeToString(signature)
                + "\"},\"signatureProtocol\":\"RSASSA-PSS+ACSP_V2\",\"rpChallenge\":\"" + challenge
                + "\",\"rpName\":\"DEMO\",\"schemeName\":\"smart-id-demo\"";
    }

    /** All that a person presents for {@link #SHARE}. */
    static TokenCredentials credentials(Identity person) {
        return credentials(session(person), person);
    }

    static TokenCredentials credentials(SessionCredentials session, Identity person) {
        return credentials(session, person, BASE + "/key-shares/" + SHARE + "?nonce=" + NONCE);
    }

    static TokenCredentials credentials(SessionCredentials session, Identity person, String audience) {
        String token = token(person, "etsi/" + serialNumber(person), audience);
        return new TokenCredentials(session, token, x5c(person), proof(person, token));
    }

    static String token(Identity person, String issuer, String audience) {
        boolean rsa = isRsa(person);
        String header = "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\""
                + (rsa ? "RSASSA-PSS+ACSP_V2" : "ES256") + "\"}";
        return SignedTokens.token(
                header,
                "\"iss\":\"" + issuer + "\"",
                "\"" + audience + "\"",
                input -> rsa
                        ? SmartIdSignatures.sign(
                                person.key(),
                                parameters(),
                                AcspV2Text.rpChallenge(input.getBytes(StandardCharsets.US_ASCII)))
                        : new JwsSigner(person).sign(input));
    }

    /** The group of headers that belongs to the token. */
    static RelyingPartyProof proof(Identity person, String token) {
        return isRsa(person)
                ? new RelyingPartyProof.SmartId(Written.base64url(SmartIdSignatures.PARAMETERS))
                : new RelyingPartyProof.MobileId(counterSignature(token));
    }

    static CounterSignatureFields counterSignature(String token) {
        String jws = token.substring(0, token.indexOf('~'));
        String hash = CounterSignatureBase.signedHash(
                StrictBase64.URL.decode(jws.substring(jws.lastIndexOf('.') + 1)).orElseThrow());
        String parameters = "(\"x-rp-signed-hash\" \"x-rp-name\");created=" + NOW.getEpochSecond() + ";keyid=\"k\"";
        byte[] signature = new JwsSigner(RP_SERVER.getPrivate())
                .sign(new String(
                        new CounterSignatureBase(hash, "DEMO", parameters).bytes(), StandardCharsets.US_ASCII));
        return new CounterSignatureFields(
                hash, "DEMO", "rp-sig=" + parameters, "rp-sig=:" + StrictBase64.STANDARD.encode(signature) + ":");
    }

    static String x5c(Identity person) {
        try {
            return StrictBase64.URL.encode(person.certificate().getEncoded());
        } catch (CertificateEncodingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isRsa(Identity person) {
        return person.key().getAlgorithm().equals("RSA");
    }

    private static String serialNumber(Identity person) {
        return person == OTHER_MOBILE_ID ? "PNOEE-60001019906" : PERSON;
    }

    private static SignatureParameters parameters() {
        return SignatureParameters.parse(Written.base64url(SmartIdSignatures.PARAMETERS));
    }
}
