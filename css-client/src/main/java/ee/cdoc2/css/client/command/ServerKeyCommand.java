package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Adds or removes a certificate of one server in a plain server list. */
abstract class ServerKeyCommand extends ReportingCommand {
    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The plain server list.")
    private Path listFile;

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "The server's identifier; auth-server or rp-server for those two.")
    private String id;

    private final String member;
    private final String sentence;

    /**
     * @param context  of the command
     * @param member   with the fingerprint in the JSON output
     * @param sentence for a person, up to the server's identifier
     */
    ServerKeyCommand(CommandContext context, String member, String sentence) {
        super(context);
        this.member = member;
        this.sentence = sentence;
    }

    /**
     * A change of one entry.
     *
     * @param list        the list after the change
     * @param fingerprint of the certificate that is added or removed
     */
    record Change(ServerList list, Fingerprint fingerprint) {}

    /**
     * Makes the change.
     *
     * @param list the list as it is
     * @param id   the server's identifier
     * @return the list after the change
     */
    abstract Change change(ServerList list, String id);

    @Override
    final void run(Console console) {
        ListFile file = ListFile.at(listFile);
        Change change = change(file.read(), id);
        file.write(change.list());
        console.result(
                new JsonMembers()
                        .add("server", id)
                        .add(member, change.fingerprint().hex()),
                sentence + " " + id + " the certificate with SHA-256",
                "  " + change.fingerprint());
    }
}
