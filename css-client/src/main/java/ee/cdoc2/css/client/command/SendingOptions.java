package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.journey.Sent;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.ExpiryTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** On which servers shares are left, and until when. */
final class SendingOptions {
    private static final int LEAST_SERVERS = 2;

    @Mixin
    private ListOptions list;

    @Option(
            names = "--server",
            paramLabel = "ID",
            description = "Use this server; may be given more than once. By default all servers of the list.")
    private List<String> serverIds = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = ExpiryTimes.class,
            description = "When the servers are to delete their shares, such as 2030-01-31T00:00:00Z. By default each"
                    + " server decides.")
    private Instant expires;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Reads a time as the servers do. */
    static final class ExpiryTimes implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return ExpiryTime.parse(text)
                    .orElseThrow(() -> new TypeConversionException("not a time such as 2030-01-31T00:00:00Z"));
        }
    }

    List<ServerEntry> servers(CommandContext context) {
        List<ServerEntry> chosen = ListOptions.choose(list.read(context), serverIds);
        if (chosen.size() < LEAST_SERVERS) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "A key is split over at least two servers: one alone would hold the key itself.",
                    "Choose more servers, or use a list with more of them.");
        }
        return chosen;
    }

    Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    void requireFuture(CommandContext context) {
        if (expires != null && !expires.isAfter(context.clock().instant())) {
            throw new ParameterException(command.commandLine(), "--expires is not in the future: " + expires);
        }
    }

    /** Says until when each server keeps its share, and warns of those that keep it for another time than was asked for. */
    void tellExpiry(Sent sent, Console console) {
        sent.answers().forEach((server, answer) -> tellExpiry(server, answer, console));
    }

    private void tellExpiry(ServerEntry server, StoredShare answer, Console console) {
        if (answer.expires().isEmpty()) {
            if (expires != null) {
                console.warn(server.title() + " does not say when it deletes its share: it may not know --expires.");
            }
            return;
        }
        Instant until = answer.expires().get();
        if (expires != null && !until.equals(expires)) {
            console.warn(server.title() + " deletes its share on " + until + ", another time than was asked for.");
        } else {
            console.sayKept(server, until);
        }
    }
}
