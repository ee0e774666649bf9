package ee.cdoc2.css.container.header;

import ee.cdoc2.css.protocol.RecipientId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The key label of a record: what a recipient can be told a record by. Either free text, or {@code data:} and a form
 * ({@code key=value&…}, percent-encoded, perhaps in base64). Never needed to open a container, and not to be trusted.
 */
public final class KeyLabel {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64";

    private KeyLabel() {}

    /**
     * The label of a recipient with shares.
     *
     * @param id the recipient
     * @return such as {@code data:,v=1&type=auth&sn=etsi%2FPNOEE-48010010101}
     */
    public static String of(RecipientId id) {
        return DATA + ",v=1&type=auth&sn=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8);
    }

    /**
     * Reads the form of a label.
     *
     * @param label any text
     * @return names in lower case and their values, in the label's order; nothing when the label is free text, no proper form, or
     *         names something twice
     */
    public static Optional<Map<String, String>> parse(String label) {
        int comma = label.indexOf(',');
        if (comma < 0 || !label.regionMatches(true, 0, DATA, 0, DATA.length())) {
            return Optional.empty();
        }
        String form = label.substring(comma + 1);
        try {
            return fields(
                    label.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(BASE64)
                            ? new String(Base64.getDecoder().decode(form), StandardCharsets.UTF_8)
                            : form);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        int from = 0;
        while (from <= form.length()) {
            int end = form.indexOf('&', from);
            end = end < 0 ? form.length() : end;
            int equals = form.indexOf('=', from);
            if (equals < 0 || equals >= end) {
                return Optional.empty();
            }
            String name = URLDecoder.decode(form.substring(from, equals), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
            if (fields.put(name, URLDecoder.decode(form.substring(equals + 1, end), StandardCharsets.UTF_8)) != null) {
                return Optional.empty();
            }
            from = end + 1;
        }
        return Optional.of(Collections.unmodifiableMap(fields));
    }
}
