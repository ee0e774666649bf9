package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.share.ReleaseService;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.lang.reflect.Modifier;
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
                .isThrownBy(() -> request.authenticate(TestServer.authenticator(REVOKED, record)))
                .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Denial.CERTIFICATE_REVOKED));
        assertThatIllegalStateException().isThrownBy(request::authenticatedRecipient);
    }

    @Test
    void auditLogHearsOfTheRecipientBeforeTheStatusIsAsked() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> request.authenticate(TestServer.authenticator(REVOKED, record)));
        assertThat(record.recipient()).isPresent();
    }

    @Test
    void authenticatedRequestGivesTheRecipientWithShareAndNonce() {
        ReleaseRequest request = request(TestServer.goodCredentials());

        request.authenticate(TestServer.authenticator(GOOD, record));

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
                                VerifiedSession.class,
                                IssuedCertificate.class,
                                RecipientCertificate.class)
                        .flatMap(type -> Stream.of(type.getDeclaredConstructors())))
                .hasSize(4)
                .allSatisfy(
                        constructor -> assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                                .isZero());
    }

    @Test
    void interceptorHasTheRequestAuthenticatedBeforeTheMethodBegins() throws Exception {
        ReleaseRequest request = request(TestServer.goodCredentials());
        Call call = new Call(request);

        interceptor(GOOD).authenticate(call);

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

    private static ReleaseRequest request(TicketCredentials credentials) {
        return new ReleaseRequest(TestServer.SHARE, credentials);
    }

    private RecipientAuthenticationInterceptor interceptor(CertificateStatus status) {
        RecipientAuthenticationInterceptor interceptor = new RecipientAuthenticationInterceptor();
        interceptor.authenticator = TestServer.authenticator(status, record);
        return interceptor;
    }
}
