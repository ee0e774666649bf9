package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.signing.MobileIdSigner;
import ee.cdoc2.css.client.signing.RelyingParty;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.signing.SmartIdSigner;
import ee.cdoc2.css.client.signing.VerificationCodeDisplay;
import ee.cdoc2.css.protocol.RecipientId;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With what a ticket of the first protocol is signed. */
final class SignerOptions {
    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Means means;

    @Mixin
    private KeyOptions.Password password;

    @Option(names = "--service-url", paramLabel = "URL", description = "SK's relying-party service.")
    private String serviceUrl;

    @Option(
            names = "--service-certificate",
            paramLabel = "FILE",
            description = "A TLS certificate of the service (PEM or DER); may be given more than once.")
    private List<Path> serviceCertificates = List.of();

    @Option(names = "--relying-party-uuid", paramLabel = "UUID", description = "From the contract with SK.")
    private String uuid;

    @Option(names = "--relying-party-name", paramLabel = "NAME", description = "From the contract with SK.")
    private String name;

    /** One of these. */
    static final class Means {
        @Option(names = "--pkcs12", paramLabel = "FILE", description = "Sign with the key of this PKCS #12 file.")
        private Path pkcs12;

        @Option(names = "--smart-id", description = "Sign with the recipient's Smart-ID.")
        private boolean smartId;

        @Option(
                names = "--mobile-id",
                paramLabel = "PHONE",
                description = "Sign with the recipient's Mobile-ID: phone number with country code.")
        private String mobileId;
    }

    Signer signer(RecipientId recipient, CommandContext context, Console console) {
        if (means.pkcs12 != null) {
            return KeyOptions.open(means.pkcs12, password, context);
        }
        RecipientId.Etsi person = person(recipient);
        VerificationCodeDisplay display = console::showCode;
        return means.smartId
                ? new SmartIdSigner(service(), person, display, context.clock())
                : new MobileIdSigner(service(), person, means.mobileId, display, context.clock());
    }

    private RelyingParty service() {
        if (serviceUrl == null || uuid == null || name == null) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "Smart-ID and Mobile-ID need a contract with SK, and where its service is.",
                    "Give --service-url, --service-certificate, --relying-party-uuid and --relying-party-name.");
        }
        return new RelyingParty(
                serviceUrl,
                uuid,
                name,
                serviceCertificates.stream()
                        .map(file -> new LocalFile(file).readCertificate())
                        .toList());
    }

    static RecipientId.Etsi person(RecipientId recipient) {
        if (recipient instanceof RecipientId.Etsi person) {
            return person;
        }
        throw new ClientException(
                Failure.SIGNING_FAILED,
                "Smart-ID and Mobile-ID sign for etsi/ recipients only.",
                "Sign with the vendor's own certificate: --pkcs12.");
    }

    /** {@return whether one of them is given: it is for the first protocol alone} */
    boolean isGiven() {
        return means != null;
    }
}
