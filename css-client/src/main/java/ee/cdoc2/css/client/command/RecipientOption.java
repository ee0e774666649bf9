package ee.cdoc2.css.client.command;

import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.protocol.RecipientId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** As which of a container's recipients a command acts. */
final class RecipientOption {
    @Option(
            names = "--recipient",
            paramLabel = "ID",
            converter = Recipients.class,
            description =
                    "As whom. By default who has signed in; with the first protocol, the container's one recipient.")
    private RecipientId recipient;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    RecipientId of(Header header, AuthenticationOptions authentication, CommandContext context) {
        if (recipient != null) {
            return recipient;
        }
        return authentication.person(context).orElseGet(() -> onlyOne(header));
    }

    private RecipientId onlyOne(Header header) {
        List<RecipientId> ids = header.recipients().stream()
                .filter(KeySharesRecipient.class::isInstance)
                .map(each -> ((KeySharesRecipient) each).id())
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "The container has " + ids.size() + " recipients with shares: give --recipient.");
        }
        return ids.get(0);
    }
}
