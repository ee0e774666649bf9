package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.trust.IssuedCertificate;
import jakarta.annotation.Priority;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A share can't be asked for with less than an authenticated recipient. */
class AuthenticationOrderTest {
    private static final ShareId SHARE =
            ShareId.parse("5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").orElseThrow();

    @Test
    void presentedTicketIsNoAuthenticatedRecipient() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AuthenticatedRecipient.from(new TicketCredentials("ticket", "certificate")));
    }

    @Test
    void verifiedTicketWithoutCertificateStatusIsNoAuthenticatedRecipient() {
        assertThatIllegalStateException().isThrownBy(() -> AuthenticatedRecipient.from(verifiedTicket()));
    }

    @Test
    void authenticatedRecipientIsOne() {
        AuthenticatedRecipient recipient = new AuthenticatedRecipient(verifiedTicket());

        assertThat(AuthenticatedRecipient.from(recipient)).isSameAs(recipient);
    }

    @Test
    void noOtherPackageCanMakeWhatIsVerified() {
        assertThat(Stream.of(VerifiedTicket.class, AuthenticatedRecipient.class)
                        .flatMap(type -> Stream.of(type.getDeclaredConstructors())))
                .hasSize(2)
                .allSatisfy(
                        constructor -> assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                                .isZero());
    }

    @Test
    void ticketIsVerifiedBeforeTheNetworkIsAsked() {
        assertThat(TicketInterceptor.class.getAnnotation(Priority.class).value())
                .isLessThan(CertificateStatusInterceptor.class
                        .getAnnotation(Priority.class)
                        .value());
    }

    @Test
    void interceptorReplacesWhatItHasVerified() throws Exception {
        Call call = new Call(SHARE, new TicketCredentials("ticket", "certificate"));
        VerifiedTicket verified = verifiedTicket();

        AuthenticatedCall.proceed(call, TicketCredentials.class, (shareId, presentation) -> verified);

        assertThat(call.proceededWith()).containsExactly(SHARE, verified);
    }

    @Test
    void refusalStopsTheCall() {
        Call call = new Call(SHARE, new TicketCredentials("ticket", "certificate"));

        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> AuthenticatedCall.proceed(call, TicketCredentials.class, (shareId, presentation) -> {
                    throw new Denied(Denial.SIGNATURE_INVALID);
                }));
        assertThat(call.proceededWith()).isNull();
    }

    @Test
    void stepsInTheWrongOrderStopTheCall() {
        Call call = new Call(SHARE, new TicketCredentials("ticket", "certificate"));

        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> AuthenticatedCall.proceed(call, VerifiedTicket.class, (shareId, ticket) -> ticket));
        assertThat(call.proceededWith()).isNull();
    }

    private static VerifiedTicket verifiedTicket() {
        CertificateAuthority authority = CertificateAuthority.named("CA");
        Identity person = authority.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
        return new VerifiedTicket(
                SHARE,
                RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow(),
                new LiveNonce(Nonce.of(new byte[12]), Instant.EPOCH),
                new IssuedCertificate(person.certificate(), authority.certificate()));
    }
}
