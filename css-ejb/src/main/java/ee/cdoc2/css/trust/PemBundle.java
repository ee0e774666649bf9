package ee.cdoc2.css.trust;

import ee.cdoc2.css.protocol.StrictBase64;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with PEM blocks (RFC 7468). Between them may be explanatory text (section 5.2), but nothing that looks like a
 * block somebody has damaged: no certificate is passed over.
 */
final class PemBundle {
    private static final Pattern MARKER = Pattern.compile("-----(BEGIN|END) ([ -~]{1,64}?)-----");
    /** A marker with another number or kind of dashes, or a first line of base64 without a marker before it. */
    private static final Pattern DAMAGED =
            Pattern.compile("\\p{Pd}\\h*+(BEGIN|END) |^\\h*+MI[A-Za-z0-9+/]{62}", Pattern.MULTILINE);

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s++");

    private PemBundle() {}

    /**
     * What stands between a BEGIN and its END.
     *
     * @param label what it says it is, such as {@code CERTIFICATE}
     * @param bytes decoded
     */
    record Block(String label, byte[] bytes) {}

    /**
     * Finds the blocks.
     *
     * @param text with any line ends, or none
     * @return the blocks in their order; none in a text without markers
     * @throws UnreadableFile when a marker is missing or damaged, or a block is not base64
     */
    static List<Block> blocks(String text) throws UnreadableFile {
        List<Block> blocks = new ArrayList<>();
        String label = null;
        int from = 0;
        Matcher marker = MARKER.matcher(text);
        while (marker.find()) {
            String before = text.substring(from, marker.start());
            from = marker.end();
            if (label == null) {
                requireExplanation(before);
                requireBegin(marker);
                label = marker.group(2);
            } else {
                requireEnd(marker, label);
                blocks.add(new Block(label, decoded(before)));
                label = null;
            }
        }
        if (label != null) {
            throw cutShort();
        }
        requireExplanation(text.substring(from));
        return blocks;
    }

    private static void requireExplanation(String between) throws UnreadableFile {
        if (DAMAGED.matcher(between).find()) {
            throw damaged();
        }
    }

    private static void requireBegin(Matcher marker) throws UnreadableFile {
        if (!marker.group(1).equals("BEGIN")) {
            throw damaged();
        }
    }

    private static void requireEnd(Matcher marker, String label) throws UnreadableFile {
        if (!marker.group(1).equals("END")) {
            throw cutShort();
        }
        if (!marker.group(2).equals(label)) {
            throw damaged();
        }
    }

    private static byte[] decoded(String body) throws UnreadableFile {
        if (body.indexOf(':') >= 0) {
            throw new UnreadableFile("holds a PEM block with headers, which certificates do not have");
        }
        return StrictBase64.STANDARD
                .decode(WHITE_SPACE.matcher(body).replaceAll(""))
                .orElseThrow(() -> new UnreadableFile("holds a PEM block that is not base64"));
    }

    private static UnreadableFile cutShort() {
        return new UnreadableFile("holds a certificate that is cut short");
    }

    private static UnreadableFile damaged() {
        return new UnreadableFile("holds a certificate whose BEGIN or END line is missing or damaged");
    }
}
