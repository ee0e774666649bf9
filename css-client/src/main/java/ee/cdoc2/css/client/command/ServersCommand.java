package ee.cdoc2.css.client.command;

import picocli.CommandLine.Command;

/** {@code css-client servers}: nothing but its subcommands. */
@Command(
        name = "servers",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServersEntryCommand.class,
            ServersSignInCommand.class,
            ServersAddKeyCommand.class,
            ServersRemoveKeyCommand.class,
            ServersSignCommand.class,
            ServersCheckCommand.class
        },
        description = "Makes, changes, signs and checks server lists.")
final class ServersCommand {}
