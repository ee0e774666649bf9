package ee.cdoc2.css.keyset;

import java.util.regex.Pattern;

/** The grammar of {@code kid}: 1 to 128 printable ASCII characters. What they mean is for the owner of the keys alone. */
public final class KeyId {
    private static final Pattern SYNTAX = Pattern.compile("[ -~]{1,128}");

    private KeyId() {}

    /** {@return whether a text can name a key} */
    public static boolean isWellFormed(String text) {
        return SYNTAX.matcher(text).matches();
    }
}
