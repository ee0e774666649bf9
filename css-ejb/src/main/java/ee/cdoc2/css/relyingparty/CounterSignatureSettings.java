package ee.cdoc2.css.relyingparty;

import java.time.Duration;
import java.util.Set;

/**
 * What a counter-signature must say.
 *
 * @param name      the relying party's name with Mobile-ID, printable ASCII
 * @param labels    the labels that are taken, one or more; a label is not signed
 * @param lifetime  how long a counter-signature is taken after it was made: as long as a nonce
 * @param clockSkew how far the clocks of the RP server and of this one may stand apart
 */
public record CounterSignatureSettings(String name, Set<String> labels, Duration lifetime, Duration clockSkew) {

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException when no counter-signature could be accepted
     */
    public CounterSignatureSettings {
        labels = Set.copyOf(labels);
        if (!name.matches("[!-~](?:[ -~]{0,126}[!-~])?") || labels.isEmpty()) {
            throw new IllegalArgumentException("a counter-signature needs a name in printable ASCII, and a label");
        }
    }
}
