package ee.cdoc2.css.authentication;

import static ee.cdoc2.css.authentication.SecondProtocolServer.FORGED_MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.OTHER_MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.RENEWED_MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.SHARE;
import static ee.cdoc2.css.authentication.SecondProtocolServer.SMART_ID;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.NonceFormat;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.smartid.SmartIdSignatures;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.ticket.Written;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of checks of the second protocol as a whole: that each is called, and for whom. */
class TokenAuthenticatorTest {
    private final RequestRecord record = new RequestRecord();
    private final AtomicInteger asked = new AtomicInteger();
    private final CertificateStatus good = issued -> asked.incrementAndGet();

    static List<Identity> persons() {
        return List.of(SMART_ID, MOBILE_ID);
    }

    @ParameterizedTest
    @MethodSource("persons")
    void recipientIsAuthenticated(Identity person) {
        AuthenticatedRecipient recipient =
                SecondProtocolServer.tokens(good, record).authenticate(SHARE, SecondProtocolServer.credentials(person));

        assertThat(recipient.recipient().value()).isEqualTo("etsi/" + SecondProtocolServer.PERSON);
        assertThat(recipient.shareId()).isEqualTo(SHARE);
        assertThat(recipient.nonce().nonce().value()).isEqualTo(SecondProtocolServer.NONCE);
        assertThat(record.recipient()).hasValue(recipient.recipient());
        assertThat(asked)
                .as("one certificate in both places is asked about once")
                .hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("persons")
    void sessionOpensTheNonce(Identity person) {
        assertThat(SecondProtocolServer.sessions(good, record)
                        .authenticate(SecondProtocolServer.session(person))
                        .value())
                .isEqualTo("etsi/" + SecondProtocolServer.PERSON);
        assertThat(record.recipient())
                .hasValueSatisfying(
                        recipient -> assertThat(recipient.value()).isEqualTo("etsi/" + SecondProtocolServer.PERSON));
        assertThat(asked).hasValue(1);
    }

    @Test
    void sessionsOfAnotherServerAndWithoutALiveNonce() {
        SessionCredentials elsewhere = SecondProtocolServer.session(
                MOBILE_ID,
                "etsi/" + SecondProtocolServer.PERSON,
                SecondProtocolServer.AUTH_SERVER,
                "https://css.test:9444",
                SecondProtocolServer.SESSION_NONCES);
        SessionCredentials madeUp = SecondProtocolServer.session(
                MOBILE_ID,
                "etsi/" + SecondProtocolServer.PERSON,
                SecondProtocolServer.AUTH_SERVER,
                SecondProtocolServer.BASE,
                NonceFormat.ofSessions(new byte[] {2}));

        assertThat(outcome(SecondProtocolServer.credentials(elsewhere, MOBILE_ID)))
                .hasValue(Denial.AUDIENCE_OTHER_SERVER);
        assertThat(outcome(SecondProtocolServer.credentials(madeUp, MOBILE_ID))).hasValue(Denial.SESSION_NONCE_UNKNOWN);
    }

    /** Attack 65. */
    @Test
    void renewedCertificateIsAcceptedAndBothAreAskedAbout() {
        assertThat(outcome(
                        SecondProtocolServer.credentials(SecondProtocolServer.session(MOBILE_ID), RENEWED_MOBILE_ID)))
                .isEmpty();
        assertThat(asked).hasValue(2);
    }

    /** Attack 35. */
    @Test
    void sessionOfSomebodyElse() {
        assertThat(outcome(SecondProtocolServer.credentials(SecondProtocolServer.session(OTHER_MOBILE_ID), MOBILE_ID)))
                .hasValue(Denial.SESSION_SUBJECT_DIFFERS);
        assertThat(asked).hasValue(0);
        assertThat(record.recipient()).isEmpty();
    }

    /** Attack 27. */
    @Test
    void sessionWithSomebodyElsesCertificate() {
        SessionCredentials session =
                SecondProtocolServer.session(MOBILE_ID, "etsi/PNOEE-60001019906", SecondProtocolServer.AUTH_SERVER);

        assertThat(Outcome.of(() -> SecondProtocolServer.sessions(good, record).authenticate(session)))
                .hasValue(Denial.SUBJECT_DIFFERS);
    }

    /** Attack 22. */
    @Test
    void sessionSignedByTheRpServerOrByNobody() {
        SessionCredentials session = SecondProtocolServer.session(
                MOBILE_ID, "etsi/" + SecondProtocolServer.PERSON, SecondProtocolServer.RP_SERVER);

        assertThat(outcome(SecondProtocolServer.credentials(session, MOBILE_ID)))
                .hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Attack 19: each token in the other's place. */
    @Test
    void tokensInEachOthersPlace() {
        TokenCredentials credentials = SecondProtocolServer.credentials(MOBILE_ID);

        assertThat(outcome(new TokenCredentials(
                        new SessionCredentials(credentials.token(), credentials.certificate()),
                        credentials.token(),
                        credentials.certificate(),
                        credentials.proof())))
                .hasValue(Denial.TOKEN_TYPE_WRONG);
        assertThat(outcome(new TokenCredentials(
                        credentials.session(),
                        credentials.session().token(),
                        credentials.certificate(),
                        credentials.proof())))
                .hasValue(Denial.TOKEN_TYPE_WRONG);
    }

    @ParameterizedTest(name = "attacks 39, 40: {0}")
    @CsvSource({
        "https://css.test:9444/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoL, AUDIENCE_OTHER_SERVER",
        "https://css.test:9443/key-shares/fedcba9876543210fedcba9876543210?nonce=AAECAwQFBgcICQoL, AUDIENCE_OTHER_SHARE",
        "http://css.test:9443/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoL, AUDIENCE_MALFORMED",
        "https://css.test:9443/key-shares/%35ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoL, AUDIENCE_MALFORMED",
        "https://css.test:9443/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoL&x=1, AUDIENCE_MALFORMED",
        "https://css.test:9443/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoM, NONCE_UNKNOWN"
    })
    void audiencesThatAreNotForThisRequest(String audience, Denial reason) {
        assertThat(outcome(
                        SecondProtocolServer.credentials(SecondProtocolServer.session(MOBILE_ID), MOBILE_ID, audience)))
                .hasValue(reason);
    }

    /** Attack 52. */
    @Test
    void algorithmKeyAndProofOfDifferentMeans() {
        TokenCredentials smartId = SecondProtocolServer.credentials(SMART_ID);
        TokenCredentials mobileId = SecondProtocolServer.credentials(MOBILE_ID);

        assertThat(outcome(with(smartId, smartId.token(), smartId.certificate(), mobileId.proof())))
                .hasValue(Denial.ALGORITHM_NOT_ALLOWED);
        assertThat(outcome(with(mobileId, mobileId.token(), mobileId.certificate(), smartId.proof())))
                .hasValue(Denial.ALGORITHM_NOT_ALLOWED);
        assertThat(outcome(with(smartId, smartId.token(), mobileId.certificate(), smartId.proof())))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
        assertThat(outcome(with(mobileId, mobileId.token(), smartId.certificate(), mobileId.proof())))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
    }

    /** Attack 54. */
    @Test
    void counterSignatureOfAnotherToken() {
        TokenCredentials first = SecondProtocolServer.credentials(MOBILE_ID);
        TokenCredentials second = SecondProtocolServer.credentials(MOBILE_ID);

        assertThat(outcome(with(first, first.token(), first.certificate(), second.proof())))
                .hasValue(Denial.COUNTER_SIGNATURE_OTHER_TOKEN);
    }

    /** Attack 22. */
    @Test
    void tokenSignedBySomebodyElse() {
        TokenCredentials credentials = SecondProtocolServer.credentials(MOBILE_ID);

        assertThat(outcome(with(
                        credentials,
                        credentials.token(),
                        SecondProtocolServer.x5c(RENEWED_MOBILE_ID),
                        credentials.proof())))
                .hasValue(Denial.SIGNATURE_INVALID);
    }

    @Test
    void tokenThatSmartIdHasNotSigned() {
        TokenCredentials credentials = SecondProtocolServer.credentials(SMART_ID);
        RelyingPartyProof ofAnother = new RelyingPartyProof.SmartId(Written.base64url(
                SmartIdSignatures.PARAMETERS.replace("moxzIbuBiNpW0ZwtaeybYTe0", "moxzIbuBiNpW0ZwtaeybYTe1")));

        assertThat(outcome(with(credentials, credentials.token(), credentials.certificate(), ofAnother)))
                .hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    /** A session by a genuine certificate does not vouch for another one with the same name. */
    @Test
    void certificateOfAnIssuerThatIsNotTrusted() {
        assertThat(outcome(SecondProtocolServer.credentials(SecondProtocolServer.session(MOBILE_ID), FORGED_MOBILE_ID)))
                .hasValue(Denial.CERTIFICATE_UNTRUSTED);
        assertThat(asked).hasValue(0);
    }

    /** Attack 6. */
    @Test
    void certificatesOfAnotherForm() {
        TokenCredentials credentials = SecondProtocolServer.credentials(MOBILE_ID);
        String x5c = credentials.certificate();

        for (String other : List.of("", MOBILE_ID.x5c(), x5c + "AAAA", x5c + "====", x5c + "\n", "A".repeat(8193))) {
            assertThat(outcome(with(credentials, credentials.token(), other, credentials.proof())))
                    .hasValue(Denial.CERTIFICATE_MALFORMED);
            SessionCredentials session =
                    new SessionCredentials(credentials.session().token(), other);
            assertThat(Outcome.of(
                            () -> SecondProtocolServer.sessions(good, record).authenticate(session)))
                    .hasValue(Denial.CERTIFICATE_MALFORMED);
        }
    }

    /** Attack 66. */
    @Test
    void revokedCertificate() {
        CertificateStatus revoked = issued -> {
            throw new Denied(Denial.CERTIFICATE_REVOKED);
        };

        assertThat(Outcome.of(() -> SecondProtocolServer.tokens(revoked, record)
                        .authenticate(SHARE, SecondProtocolServer.credentials(MOBILE_ID))))
                .hasValue(Denial.CERTIFICATE_REVOKED);
        assertThat(Outcome.of(() -> SecondProtocolServer.sessions(revoked, record)
                        .authenticate(SecondProtocolServer.session(MOBILE_ID))))
                .hasValue(Denial.CERTIFICATE_REVOKED);
    }

    @Test
    void meansThatIsNotConfigured() {
        TokenAuthenticator smartIdAlone = SecondProtocolServer.tokens(good, record, Optional.empty());

        assertThat(Outcome.of(() -> smartIdAlone.authenticate(SHARE, SecondProtocolServer.credentials(MOBILE_ID))))
                .hasValue(Denial.ALGORITHM_NOT_ALLOWED);
        assertThat(Outcome.of(() -> smartIdAlone.authenticate(SHARE, SecondProtocolServer.credentials(SMART_ID))))
                .isEmpty();
    }

    /** A session counts by what it was begun with, too. */
    @Test
    void sessionByAMeansThatIsNotConfigured() {
        SessionAuthenticator smartIdAlone = SecondProtocolServer.sessions(good, record, true, false);
        SessionAuthenticator mobileIdAlone = SecondProtocolServer.sessions(good, record, false, true);

        assertThat(Outcome.of(() -> smartIdAlone.authenticate(SecondProtocolServer.session(MOBILE_ID))))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
        assertThat(Outcome.of(() -> mobileIdAlone.authenticate(SecondProtocolServer.session(SMART_ID))))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
        assertThat(Outcome.of(() -> smartIdAlone.authenticate(SecondProtocolServer.session(SMART_ID))))
                .isEmpty();
        assertThat(Outcome.of(() -> mobileIdAlone.authenticate(SecondProtocolServer.session(MOBILE_ID))))
                .isEmpty();
    }

    /** Attack 36: the session is looked at first, and the share does not matter. */
    @Test
    void badSessionComesBeforeEverythingElse() {
        TokenCredentials bad = new TokenCredentials(
                SecondProtocolServer.session(
                        MOBILE_ID, "etsi/" + SecondProtocolServer.PERSON, SecondProtocolServer.RP_SERVER),
                "no token",
                "no certificate",
                new RelyingPartyProof.SmartId("no parameters"));

        assertThat(outcome(bad)).hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Check 6 comes before 7 and 8, for both means: what is no proof is refused as that, whatever the nonce is. */
    @Test
    void proofThatIsNoneComesBeforeTheNonce() {
        String audience = "https://css.test:9443/key-shares/5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e?nonce=AAECAwQFBgcICQoM";
        TokenCredentials smartId =
                SecondProtocolServer.credentials(SecondProtocolServer.session(SMART_ID), SMART_ID, audience);
        TokenCredentials mobileId =
                SecondProtocolServer.credentials(SecondProtocolServer.session(MOBILE_ID), MOBILE_ID, audience);
        CounterSignatureFields good = SecondProtocolServer.counterSignature(mobileId.token());
        RelyingPartyProof noParameters = new RelyingPartyProof.SmartId("e30");
        RelyingPartyProof noSignature = new RelyingPartyProof.MobileId(
                new CounterSignatureFields(good.signedHash(), good.name(), good.signatureInput(), "rp-sig=1"));

        assertThat(outcome(with(smartId, smartId.token(), smartId.certificate(), noParameters)))
                .hasValue(Denial.SMART_ID_PARAMETERS_MALFORMED);
        assertThat(outcome(with(smartId, smartId.token(), mobileId.certificate(), smartId.proof())))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
        assertThat(outcome(with(mobileId, mobileId.token(), mobileId.certificate(), noSignature)))
                .hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
        assertThat(outcome(mobileId)).hasValue(Denial.NONCE_UNKNOWN);
    }

    private static TokenCredentials with(
            TokenCredentials of, String token, String certificate, RelyingPartyProof proof) {
        return new TokenCredentials(of.session(), token, certificate, proof);
    }

    private Optional<Denial> outcome(TokenCredentials credentials) {
        return Outcome.of(() -> SecondProtocolServer.tokens(good, record).authenticate(SHARE, credentials));
    }
}
