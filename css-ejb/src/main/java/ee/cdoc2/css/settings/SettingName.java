package ee.cdoc2.css.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** The two spellings of a setting's name: {@code css.base-urls}, and {@code CSS_BASE_URLS} in the environment. */
final class SettingName {
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Za-z0-9]");

    private SettingName() {}

    /** {@return a property's name as an environment variable has it, whatever the JVM's locale (MicroProfile Config 3.1, 7.3)} */
    static String variable(String property) {
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(property.toUpperCase(Locale.ROOT))
                .replaceAll("_");
    }
}
