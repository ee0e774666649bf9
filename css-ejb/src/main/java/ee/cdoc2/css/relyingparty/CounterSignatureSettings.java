package ee.cdoc2.css.relyingparty;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a counter-signature must say.
 *
 * @param name      the relying party's name with Mobile-ID, printable ASCII
 * @param labels    the labels that are taken, one or more; a label is not signed
 * @param lifetime  how long a counter-signature is taken after it was made: as long as a nonce
 * @param clockSkew how far the clocks of the RP server and of this one may stand apart
 */
public record CounterSignatureSettings(String name, Set<String> labels, Duration lifetime, Duration clockSkew) {

    private static final Pattern NAME = Pattern.compile("[!-~](?:[ -~]{0,126}[!-~])?");

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException when no counter-signature could be accepted
     */
    public CounterSignatureSettings {
        labels = Set.copyOf(labels);
        if (!isName(name) || labels.isEmpty()) {
            throw new IllegalArgumentException("a counter-signature needs a name in printable ASCII, and a label");
        }
    }

    /** {@return whether a header can hold this text as a name: 1 to 128 printable characters of ASCII, no blanks at its ends} */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
