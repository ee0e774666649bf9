package ee.cdoc2.css.authentication;

import static ee.cdoc2.css.authentication.SecondProtocolServer.MOBILE_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.share.ReleaseService;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A share cannot be asked for with less than an authenticated recipient. */
class AuthenticationOrderTest {
    private static final CertificateStatus GOOD = issued -> {};
    private static final CertificateStatus REVOKED = issued -> {
        throw new Denied(Denial.CERTIFICATE_REVOKED);
    };

    private final RequestRecord record = new RequestRecord();

    @Test
    void requestGivesNoRecipientBeforeItIsAuthenticated() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        assertThatIllegalStateException().isThrownBy(request::authenticatedRecipient);
    }

    @Test
    void requestGivesNoRecipientWhenOnlyTheStatusIsNotGood() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> request.authenticate(authenticators(REVOKED)))
                .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Denial.CERTIFICATE_REVOKED));
        assertThatIllegalStateException().isThrownBy(request::authenticatedRecipient);
    }

    @Test
    void auditLogHearsOfTheRecipientBeforeTheStatusIsAsked() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        assertThatExceptionOfType(Denied.class).isThrownBy(() -> request.authenticate(authenticators(REVOKED)));
        assertThat(record.recipient()).isPresent();
    }

    @Test
    void auditLogHearsOfTheShareWhateverIsPresented() {
        ReleaseRequest request = request(new TicketCredentials("ticket", "certificate"));

        assertThat(Outcome.of(() -> request.authenticate(authenticators(GOOD)))).hasValue(Denial.TICKET_MALFORMED);
        assertThat(record.shareId()).hasValue(TestServer.SHARE);
    }

    @Test
    void auditLogHearsOfTheSchemeWhateverIsPresented() {
        assertThat(Outcome.of(() -> nonceRequest(MOBILE_ID).authenticate(authenticators(GOOD))))
                .hasValue(Denial.SCHEME_UNKNOWN);
        assertThat(record.scheme()).isEqualTo(Scheme.V2);

        assertThat(Outcome.of(() ->
                        request(new TicketCredentials("ticket", "certificate")).authenticate(authenticators(GOOD))))
                .hasValue(Denial.TICKET_MALFORMED);
        assertThat(record.scheme()).isEqualTo(Scheme.V1);
    }

    /** Of two algorithms a server may be told to take one. */
    @Test
    void algorithmThatIsNotConfiguredIsRefused() {
        TicketCredentials credentials = TestServer.goodCredentials();

        assertThat(Stream.of(SignatureAlgorithm.values())
                        .map(only -> Outcome.of(() -> TestServer.authenticator(Set.of(only), GOOD, record)
                                .authenticate(TestServer.SHARE, credentials))))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Denial.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void schemeThatIsNotSpokenIsRefused() {
        Authenticators secondAlone = new Authenticators(Optional.empty(), secondScheme(GOOD), record);

        assertThat(Outcome.of(() -> request(TestServer.goodCredentials()).authenticate(secondAlone)))
                .hasValue(Denial.SCHEME_UNKNOWN);
        assertThat(Outcome.of(() -> new NonceRequest(TestServer.SHARE, Optional.empty()).authenticate(secondAlone)))
                .hasValue(Denial.SCHEME_UNKNOWN);
        assertThat(Outcome.of(() -> new ReleaseRequest(TestServer.SHARE, SecondProtocolServer.credentials(MOBILE_ID))
                        .authenticate(authenticators(GOOD))))
                .hasValue(Denial.SCHEME_UNKNOWN);
        assertThat(Outcome.of(() -> nonceRequest(MOBILE_ID).authenticate(authenticators(GOOD))))
                .hasValue(Denial.SCHEME_UNKNOWN);
    }

    @Test
    void tokensOpenTheirShare() {
        ReleaseRequest request =
                new ReleaseRequest(SecondProtocolServer.SHARE, SecondProtocolServer.credentials(MOBILE_ID));

        request.authenticate(new Authenticators(Optional.empty(), secondScheme(GOOD), record));

        assertThat(request.authenticatedRecipient().scheme()).isEqualTo(Scheme.V2);
        assertThat(record.scheme()).isEqualTo(Scheme.V2);
    }

    @Test
    void nonceOfTheFirstSchemeIsForEverybody() {
        NonceRequest request = new NonceRequest(TestServer.SHARE, Optional.empty());
        assertThatIllegalStateException().isThrownBy(request::admission);

        request.authenticate(authenticators(GOOD));

        assertThat(request.admission().shareId()).isEqualTo(TestServer.SHARE);
        assertThat(request.admission().scheme()).isEqualTo(Scheme.V1);
        assertThat(request.admission().signedIn()).isEmpty();
    }

    @Test
    void nonceOfTheSecondSchemeIsForWhoeverHasSignedIn() {
        NonceRequest request = nonceRequest(MOBILE_ID);

        request.authenticate(new Authenticators(Optional.empty(), secondScheme(GOOD), record));

        assertThat(request.admission().scheme()).isEqualTo(Scheme.V2);
        assertThat(request.admission().signedIn())
                .map(RecipientId::value)
                .hasValue("etsi/" + SecondProtocolServer.PERSON);
        assertThat(record.shareId()).hasValue(TestServer.SHARE);
    }

    @Test
    void nonceOfTheSecondSchemeIsNotGivenWhenOnlyTheStatusIsNotGood() {
        NonceRequest request = nonceRequest(MOBILE_ID);

        assertThat(Outcome.of(() ->
                        request.authenticate(new Authenticators(Optional.empty(), secondScheme(REVOKED), record))))
                .hasValue(Denial.CERTIFICATE_REVOKED);
        assertThatIllegalStateException().isThrownBy(request::admission);
    }

    @Test
    void authenticatedRequestGivesTheRecipientWithShareAndNonce() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        request.authenticate(authenticators(GOOD));

        AuthenticatedRecipient recipient = request.authenticatedRecipient();
        assertThat(recipient.shareId()).isEqualTo(TestServer.SHARE);
        assertThat(record.recipient()).hasValue(recipient.recipient());
        assertThat(recipient.nonce()).isNotNull();
    }

    /** An object as the container makes it, but without interceptors; nor is there a store that it could ask. */
    @Test
    void serviceWithoutInterceptorReleasesNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ReleaseService().release(request(TestServer.goodCredentials())))
                .withMessageContaining("interceptor");
    }

    @Test
    void noOtherPackageCanMakeWhatIsVerified() {
        assertThat(Stream.of(
                                AuthenticatedRecipient.class,
                                NonceAdmission.class,
                                VerifiedSession.class,
                                IssuedCertificate.class,
                                RecipientCertificate.class)
                        .flatMap(type -> Stream.of(type.getDeclaredConstructors())))
                .hasSize(5)
                .allSatisfy(
                        constructor -> assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                                .isZero());
    }

    @Test
    void interceptorHasTheRequestAuthenticatedBeforeTheMethodBegins() throws Exception {
        ReleaseRequest request = request(TestServer.goodCredentials());
        Call call = new Call(request);

        Object returned = interceptor(GOOD).authenticate(call);

        assertThat(returned).isEqualTo(Call.RESULT);
        assertThat(call.proceededWith()).containsExactly(request);
        assertThat(request.authenticatedRecipient()).isNotNull();
    }

    @Test
    void interceptorFindsTheRequestWhereverItStands() throws Exception {
        ReleaseRequest request = request(TestServer.goodCredentials());
        Call call = new Call("something else", request);

        interceptor(GOOD).authenticate(call);

        assertThat(request.authenticatedRecipient()).isNotNull();
    }

    @Test
    void refusalStopsTheCall() {
        Call call = new Call(request(new TicketCredentials("ticket", "certificate")));

        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> interceptor(GOOD).authenticate(call));
        assertThat(call.proceededWith()).isNull();
    }

    @Test
    void callWithoutARequestIsStopped() {
        Call call = new Call("something else");

        assertThatIllegalStateException().isThrownBy(() -> interceptor(GOOD).authenticate(call));
        assertThat(call.proceededWith()).isNull();
    }

    private Optional<Authenticators.SecondScheme> secondScheme(CertificateStatus status) {
        return Optional.of(new Authenticators.SecondScheme(
                SecondProtocolServer.sessions(status, record), SecondProtocolServer.tokens(status, record)));
    }

    private static NonceRequest nonceRequest(Identity person) {
        return new NonceRequest(TestServer.SHARE, Optional.of(SecondProtocolServer.session(person)));
    }

    private static ReleaseRequest request(TicketCredentials credentials) {
        return new ReleaseRequest(TestServer.SHARE, credentials);
    }

    private RecipientAuthenticationInterceptor interceptor(CertificateStatus status) {
        RecipientAuthenticationInterceptor interceptor = new RecipientAuthenticationInterceptor();
        interceptor.authenticators = authenticators(status);
        return interceptor;
    }

    private Authenticators authenticators(CertificateStatus status) {
        return new Authenticators(Optional.of(TestServer.authenticator(status, record)), Optional.empty(), record);
    }
}
