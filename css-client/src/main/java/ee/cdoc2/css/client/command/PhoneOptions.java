package ee.cdoc2.css.client.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** With what a person signs in, and then signs: one of these. */
final class PhoneOptions {
    @Option(names = "--smart-id", description = "Second protocol: with Smart-ID.")
    private boolean smartId;

    @Option(
            names = "--mobile-id",
            paramLabel = "PHONE",
            description = "Second protocol: with Mobile-ID, on the phone with this number; with country code.")
    private String mobileId;

    /** {@return the phone number; nothing for Smart-ID} */
    Optional<String> number() {
        return Optional.ofNullable(mobileId);
    }
}
