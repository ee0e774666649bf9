package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.ProbeIdentity;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code css-client probe-identity}. */
@Command(
        name = "probe-identity",
        mixinStandardHelpOptions = true,
        description = "Makes a recipient for probes: a vendor's customer, and the vendor's CA, whose key is not kept.")
final class ProbeIdentityCommand extends ReportingCommand {
    private static final int PASSWORD_BYTES = 20;
    private static final int LONGEST_DAYS = 3660;

    @Option(
            names = "--recipient",
            paramLabel = "ID",
            defaultValue = "private/PROBE/monitoring",
            converter = Recipients.class,
            description = "Who it is: a recipient of a vendor that has nobody else. By default ${DEFAULT-VALUE}.")
    private RecipientId recipient;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "365",
            description = "How long it is valid; by default ${DEFAULT-VALUE} days.")
    private int days;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "Where to write probe-ca.pem, for the servers, and probe.p12 and probe.password, for the probe.")
    private Path folder;

    @Spec
    private CommandSpec command;

    ProbeIdentityCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        if (!(recipient instanceof RecipientId.Vendor vendor)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--recipient has to be of a vendor, such as private/PROBE/monitoring: a CA of people's would open the"
                            + " shares of all of them.");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw new ParameterException(command.commandLine(), "--days is from 1 to " + LONGEST_DAYS);
        }
        LocalFile authority = file("probe-ca.pem").requireNew();
        LocalFile key = file("probe.p12").requireNew();
        LocalFile password = file("probe.password").requireNew();
        Instant now = context.clock().instant();
        Instant until = now.plus(Duration.ofDays(days));
        ProbeIdentity identity = ProbeIdentity.make(vendor.subjectSerialNumber(), now, until, context.random());
        String secret = password();
        makeFolder(authority);
        password.createSecret((secret + "\n").getBytes(StandardCharsets.UTF_8));
        key.createSecret(identity.pkcs12(secret.toCharArray()));
        authority.create(pem(identity.authority()));
        console.result(
                new JsonMembers()
                        .add("recipient", vendor.value())
                        .add("authority", authority.path().toString())
                        .add("pkcs12", key.path().toString())
                        .add("passwordFile", password.path().toString())
                        .add("validUntil", until.toString()),
                "For each server: CSS_TRUST_PRIVATE_" + vendor.name() + "=" + authority.path()
                        + " and CSS_TRUST_PRIVATE_" + vendor.name() + "_OCSP=off",
                "For the probe: --recipient " + vendor.value() + " --pkcs12 " + key.path() + " --pkcs12-password-file "
                        + password.path());
    }

    private LocalFile file(String name) {
        return new LocalFile(folder.resolve(name));
    }

    private void makeFolder(LocalFile first) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw first.fault("cannot be written", "Check its folder and rights.");
        }
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        context.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException wasParsed) {
            throw new IllegalStateException(wasParsed);
        }
    }
}
