package ee.cdoc2.css.container.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a file in a container, which every system can have and shows as it is: no folder, no name of a device, no character
 * that a file system or a terminal treats in a special way. In normalisation form C.
 */
public final class FileName {
    /** The greatest length in bytes of UTF-8: that of file systems. */
    public static final int MAX_BYTES = 255;

    private static final String FORBIDDEN = "<>:\"/\\|?*";
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");
    private static final List<String> NUMBERED_DEVICES = List.of("COM", "LPT");
    private static final String DEVICE_NUMBERS = "123456789¹²³";

    private final String value;

    private FileName(String value) {
        this.value = value;
    }

    /**
     * Reads a name.
     *
     * @param text any text
     * @return the name, normalised; or nothing when {@link #fault} has something to say
     */
    public static Optional<FileName> parse(String text) {
        return fault(text).isPresent() ? Optional.empty() : Optional.of(new FileName(normalised(text)));
    }

    /**
     * What is wrong with a name.
     *
     * @param text any text
     * @return the end of a sentence about the name, which does not repeat it; nothing when it is good
     */
    public static Optional<String> fault(String text) {
        String name = normalised(text);
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("has not 1 to " + MAX_BYTES + " bytes");
        }
        if (name.codePoints().anyMatch(FileName::isForbidden)) {
            return Optional.of("has a character that not every system can have or show: a separator, a control");
        }
        if (" -".indexOf(name.charAt(0)) >= 0 || " .".indexOf(name.charAt(name.length() - 1)) >= 0) {
            return Optional.of("begins with a space or a hyphen, or ends with a space or a dot");
        }
        return isDevice(name) ? Optional.of("is a device's on Windows") : Optional.empty();
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isForbidden(int character) {
        boolean plane = (character & 0xFFFE) == 0xFFFE;
        return plane || FORBIDDEN.indexOf(character) >= 0 || isBidirectional(character) || isInvisible(character);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /** Embeddings, overrides and isolates: with them a name looks as if it ended otherwise. */
    private static boolean isBidirectional(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    /** Also before an extension, and whatever spaces are before that: Windows drops both. */
    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(base)
                || base.length() == 4
                        && NUMBERED_DEVICES.contains(base.substring(0, 3))
                        && DEVICE_NUMBERS.indexOf(base.charAt(3)) >= 0;
    }

    /** {@return the text that is the same for two names which some file system takes for one} */
    String folded() {
        return normalised(value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileName that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }
}
