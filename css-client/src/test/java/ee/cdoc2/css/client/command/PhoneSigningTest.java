package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.standin.RelyingPartyService;
import ee.cdoc2.css.client.standin.TestEnvironment;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smart-ID and Mobile-ID through SK's own libraries, against a stand-in of their service. */
class PhoneSigningTest extends CommandTest {
    private static final String PHONE = "+37200000766";

    private Identity serviceTls;
    private RelyingPartyService service;

    PhoneSigningTest() {
        super(2);
    }

    @BeforeEach
    void start() {
        files.list(environment.list());
        serviceTls = environment.tlsIdentity();
        files.certificate("service.der", serviceTls);
        send(TestEnvironment.PERSON);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void smartIdSignsTheTicketOnce() {
        service = new RelyingPartyService(serviceTls, environment.smartId());

        CommandRun received = receive("--smart-id");

        assertThat(received.err()).contains("Verification code: ").doesNotContain("What to do");
        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).isEqualTo(files.read("key.hex"));
        assertThat(service.requests()).first().isEqualTo("POST /authentication/etsi/PNOEE-48010010101");
        assertThat(service.asked()).singleElement().satisfies(request -> {
            assertThat(request.text("relyingPartyUUID")).contains(RelyingPartyService.UUID);
            assertThat(request.text("relyingPartyName")).contains(RelyingPartyService.NAME);
            assertThat(request.text("hashType")).contains("SHA256");
            assertThat(request.text("certificateLevel")).contains("QUALIFIED");
        });
    }

    @Test
    void mobileIdSignsTheTicketOnce() {
        service = new RelyingPartyService(serviceTls, environment.mobileId());

        CommandRun received = receive("--mobile-id", PHONE);

        assertThat(received.err()).contains("Verification code: ").doesNotContain("What to do");
        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).isEqualTo(files.read("key.hex"));
        assertThat(service.requests()).first().isEqualTo("POST /authentication");
        assertThat(service.asked()).singleElement().satisfies(request -> {
            assertThat(request.text("phoneNumber")).contains(PHONE);
            assertThat(request.text("nationalIdentityNumber")).contains("48010010101");
            assertThat(request.text("hashType")).contains("SHA256");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER_REFUSED|Smart-ID: it was refused on the phone.",
                "USER_REFUSED_DISPLAYTEXTANDPIN|Smart-ID: it was refused on the phone.",
                "TIMEOUT|Smart-ID: it was not confirmed in time.",
                "WRONG_VC|Smart-ID: the wrong verification code was chosen.",
                "DOCUMENT_UNUSABLE|Smart-ID: this person has no account that can be used.",
                "SOMETHING_NEW|Smart-ID: the service does not do it, or its answer makes no sense."
            })
    void whatGoesWrongWithSmartIdIsSaid(String result, String message) {
        service = new RelyingPartyService(serviceTls, environment.smartId()).result(result);

        CommandRun failed = receive("--smart-id");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("css-client: " + message, "What to do: ");
        assertThat(failed.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER_CANCELLED|Mobile-ID: it was refused on the phone.",
                "TIMEOUT|Mobile-ID: it was not confirmed in time.",
                "PHONE_ABSENT|Mobile-ID: the phone cannot be reached.",
                "DELIVERY_ERROR|Mobile-ID: the phone cannot be reached.",
                "NOT_MID_CLIENT|Mobile-ID: this person has none with this phone number.",
                "SIGNATURE_HASH_MISMATCH|Mobile-ID: the service does not do it, or its answer makes no sense."
            })
    void whatGoesWrongWithMobileIdIsSaid(String result, String message) {
        service = new RelyingPartyService(serviceTls, environment.mobileId()).result(result);

        CommandRun failed = receive("--mobile-id", PHONE);

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("css-client: " + message, "What to do: ");
        assertThat(failed.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--smart-id, 404, no account that can be used",
        "--smart-id, 401, the service does not do it",
        "--smart-id, 500, cannot be reached",
        "--mobile-id=+37200000766, 401, the service does not do it",
        "--mobile-id=+37200000766, 503, the service cannot be reached"
    })
    void theServicesOwnRefusalIsSaid(String means, int status, String message) {
        service = new RelyingPartyService(serviceTls, environment.smartId()).status(status);

        CommandRun failed = receive(means);

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"--smart-id", "--mobile-id=+37200000766"})
    void aServiceWithAnotherTlsKeyGetsNothing(String means) {
        service = new RelyingPartyService(environment.tlsIdentity(), environment.smartId());

        CommandRun failed = receive(means);

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("cannot be reached, or shows another TLS certificate than configured");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void somebodyElsesPhoneIsNoticed() {
        service = new RelyingPartyService(serviceTls, environment.stranger());

        CommandRun failed = receive("--smart-id");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("belongs to somebody else than the capsule's recipient");
    }

    @Test
    void smartIdWithAnotherKindOfKeyIsNamed() {
        service = new RelyingPartyService(serviceTls, environment.mobileId());

        CommandRun failed = receive("--smart-id");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err())
                .contains("made for RS256, which this certificate cannot sign: it has an EC key of 256 bits.");
    }

    @Test
    void mobileIdWithAnotherKindOfKeyIsNamed() {
        service = new RelyingPartyService(serviceTls, environment.smartId());

        CommandRun failed = receive("--mobile-id", PHONE);

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err())
                .contains("made for ES256, which this certificate cannot sign: it has an RSA key of 2048 bits.");
    }

    @Test
    void severalCertificatesOfTheServiceInOneFileAreNotPassedOver() {
        service = new RelyingPartyService(serviceTls, environment.smartId());
        files.text(
                "service.der",
                Pem.text(serviceTls.certificate())
                        + Pem.text(environment.tlsIdentity().certificate()));

        CommandRun failed = receive("--smart-id");

        assertThat(failed.exitCode()).isEqualTo(9);
        assertThat(failed.err()).contains("does not hold exactly one certificate");
    }

    @Test
    void aVendorsCustomerHasNoPhoneToSignWith() {
        service = new RelyingPartyService(serviceTls, environment.smartId());
        files.folder().resolve("capsule.json").toFile().delete();
        send(TestEnvironment.CUSTOMER);

        CommandRun failed = receive("--smart-id");

        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(failed.err()).contains("Smart-ID and Mobile-ID sign for etsi/ recipients only.");
    }

    private void send(String recipient) {
        files.text("key.hex", "07".repeat(32) + "\n");
        assertThat(CommandRun.of(sendArguments(recipient)).exitCode()).isZero();
    }

    private CommandRun receive(String... means) {
        return CommandRun.of(joined(receiveArguments(), relyingPartyOptions(service)), means);
    }
}
