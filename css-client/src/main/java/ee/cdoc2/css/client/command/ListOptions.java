package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server list is used, and whether it has to be signed. */
final class ListOptions {
    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The server list.")
    private Path servers;

    @Option(
            names = "--list-signer",
            paramLabel = "FILE",
            description = "Take only a list that is signed with this certificate (PEM or DER).")
    private Path signer;

    ServerList read(CommandContext context) {
        return new ServerListReader(
                        Optional.ofNullable(signer).map(file -> new LocalFile(file).readCertificate()), context.clock())
                .read(new LocalFile(servers).read());
    }

    /** The servers with these identifiers; all of the list when none is given. */
    static List<ServerEntry> choose(ServerList list, List<String> ids) {
        return ids.isEmpty() ? list.servers() : ids.stream().map(list::get).toList();
    }
}
