package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.signing.KeySigner;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A key in a PKCS #12 file. Passwords are never taken from the command line, where every user of the machine sees
 * them.
 */
final class KeyOptions {
    @Option(names = "--pkcs12", required = true, paramLabel = "FILE", description = "Sign with the key of this file.")
    private Path file;

    @Mixin
    private Password password;

    KeySigner signer(CommandContext context) {
        return open(file, password, context);
    }

    static KeySigner open(Path file, Password password, CommandContext context) {
        return KeySigner.open(new LocalFile(file).read(), password.read(context));
    }

    /** Where its password is. */
    static final class Password {
        @Option(
                names = "--pkcs12-password-env",
                paramLabel = "NAME",
                defaultValue = "CSS_CLIENT_PKCS12_PASSWORD",
                description = "The environment variable with its password; by default ${DEFAULT-VALUE}.")
        private String variable;

        @Option(
                names = "--pkcs12-password-file",
                paramLabel = "FILE",
                description = "The file with its password: one line of UTF-8.")
        private Path file;

        private char[] read(CommandContext context) {
            if (file != null) {
                return new LocalFile(file).readLine().toCharArray();
            }
            String password = context.environment().get(variable);
            if (password == null) {
                throw new ClientException(
                        Failure.SIGNING_FAILED,
                        "The password of the PKCS #12 file is not known: the environment variable " + variable
                                + " is not set.",
                        "Set it, or give --pkcs12-password-file.");
            }
            if (password.indexOf('\uFFFD') >= 0) {
                throw new ClientException(
                        Failure.SIGNING_FAILED,
                        "The environment variable " + variable
                                + " has characters that Java cannot decode in this locale.",
                        "Run css-client with LC_ALL=C.UTF-8, or give --pkcs12-password-file.");
            }
            return password.toCharArray();
        }
    }
}
