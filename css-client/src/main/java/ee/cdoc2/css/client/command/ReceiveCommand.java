package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.CapsuleFormat;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client receive}. */
@Command(
        name = "receive",
        mixinStandardHelpOptions = true,
        description = "Signs once, fetches all shares of a capsule, and gives the key back.")
final class ReceiveCommand extends ReportingCommand {
    @Mixin
    private ListOptions list;

    @Mixin
    private AuthenticationOptions authentication;

    @Option(names = "--capsule", required = true, paramLabel = "FILE", description = "The capsule.")
    private Path capsuleFile;

    @Option(names = "--key", paramLabel = "FILE", description = "Where to write the key. By default it is printed.")
    private Path keyFile;

    ReceiveCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        Capsule capsule = CapsuleFormat.parse(new LocalFile(capsuleFile).read());
        if (keyFile != null) {
            new LocalFile(keyFile).requireNew();
        }
        give(authentication.receive(capsule, servers, context, console), console);
    }

    private void give(KeyMaterial key, Console console) {
        if (keyFile == null) {
            console.result(new JsonMembers().add("key", key.hex()), key.hex());
        } else {
            KeyFile.at(keyFile).create(key);
            console.result(new JsonMembers().add("keyFile", keyFile.toString()), "The key is in " + keyFile);
        }
    }
}
