package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.AuthServer;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.client.server.SignInServers;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code css-client servers sign-in}. */
@Command(
        name = "sign-in",
        mixinStandardHelpOptions = true,
        description =
                "Puts the running auth server and RP server of the second protocol into a plain list, and shows their"
                        + " certificates' fingerprints for comparison.")
final class ServersSignInCommand extends ReportingCommand {
    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The plain server list.")
    private Path listFile;

    @Option(
            names = "--auth-url",
            required = true,
            paramLabel = "URL",
            converter = BaseUrls.class,
            description = "The auth server: https://host:port, and a path if need be.")
    private BaseUrl authUrl;

    @Option(
            names = "--auth-fingerprint",
            paramLabel = "SHA256",
            converter = Fingerprints.class,
            description = "Take the auth server only if its certificate has this fingerprint.")
    private Fingerprint authFingerprint;

    @Option(
            names = "--rp-url",
            required = true,
            paramLabel = "URL",
            converter = BaseUrls.class,
            description = "The RP server: https://host:port, and a path if need be.")
    private BaseUrl rpUrl;

    @Option(
            names = "--rp-fingerprint",
            paramLabel = "SHA256",
            converter = Fingerprints.class,
            description = "Take the RP server only if its certificate has this fingerprint.")
    private Fingerprint rpFingerprint;

    @Option(
            names = "--rp-session-nonce-url",
            required = true,
            paramLabel = "URL",
            converter = SessionNonceUrls.class,
            description = "Where the auth server gets the RP server's session nonces.")
    private SessionNonceUrl sessionNonceUrl;

    @Option(
            names = "--scheme-name",
            paramLabel = "NAME",
            defaultValue = "smart-id",
            description = "Smart-ID's environment, as the shares servers have it; by default ${DEFAULT-VALUE}.")
    private String schemeName;

    @Option(
            names = "--smart-id-name",
            required = true,
            paramLabel = "NAME",
            description = "The relying party's name for Smart-ID, as the shares servers have it.")
    private String smartIdName;

    @Option(
            names = "--mobile-id-name",
            required = true,
            paramLabel = "NAME",
            description = "The relying party's name for Mobile-ID, as the shares servers have it.")
    private String mobileIdName;

    ServersSignInCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ListFile list = ListFile.at(listFile);
        ShownCertificate look = new ShownCertificate(context, console);
        AuthServer auth =
                new AuthServer(authUrl, List.of(look.at(authUrl, "auth-server", Optional.ofNullable(authFingerprint))));
        RpServer rp = new RpServer(
                rpUrl,
                sessionNonceUrl,
                schemeName,
                smartIdName,
                mobileIdName,
                List.of(look.at(rpUrl, "rp-server", Optional.ofNullable(rpFingerprint))));
        list.write(list.read().with(new SignInServers(auth, rp)));
        console.result(
                new JsonMembers()
                        .add("authServer", ServerListFormat.json(auth))
                        .add("rpServer", ServerListFormat.json(rp))
                        .add("list", listFile.toString()),
                "Put the auth server and the RP server into " + listFile);
    }
}
