package ee.cdoc2.css.testkit.template;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders {@code {name}} or {@code {name:argument}}. JSON's braces are no placeholders, because a
 * quote or another brace follows them. Characters are bytes (ISO 8859-1): texts beyond ASCII are written as their UTF-8
 * bytes in hex.
 *
 * <p>Placeholders that need nobody's knowledge: {@code {x:c3b5}} bytes in hex; {@code {repeat:100:[}} a text so many
 * times; {@code {base64:32}} standard base64 of so many bytes, always the same.
 *
 * @param text with placeholders
 */
public record Template(String text) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(?<name>[A-Za-z][A-Za-z0-9-]*)(?::(?<argument>[^{}]*))?}");

    /**
     * Fills it in; what is filled in is not looked into again.
     *
     * @param values the value of a placeholder ({@code name} or {@code name:argument}), if it is known
     * @return a text of characters up to U+00FF
     * @throws IllegalArgumentException for a placeholder that nobody knows
     */
    public String render(Function<String, Optional<String>> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            String placeholder = matcher.group().substring(1, matcher.group().length() - 1);
            String value = builtIn(matcher.group("name"), matcher.group("argument"))
                    .or(() -> values.apply(placeholder))
                    .orElseThrow(() -> new IllegalArgumentException("nobody knows {" + placeholder + "}"));
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(rendered).toString();
    }

    /** {@return the bytes of a template without placeholders of others} */
    public byte[] bytes() {
        return bytes(render(name -> Optional.empty()));
    }

    /** {@return a rendered text's bytes} */
    public static byte[] bytes(String rendered) {
        return rendered.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> builtIn(String name, String argument) {
        return switch (argument == null ? "" : name) {
            case "x" -> Optional.of(new String(HexFormat.of().parseHex(argument), StandardCharsets.ISO_8859_1));
            case "repeat" -> {
                String[] parts = argument.split(":", 2);
                yield Optional.of(parts[1].repeat(Integer.parseInt(parts[0])));
            }
            case "base64" -> Optional.of(Base64.getEncoder().encodeToString(sample(Integer.parseInt(argument))));
            default -> Optional.empty();
        };
    }

    private static byte[] sample(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (251 - 5 * i);
        }
        return bytes;
    }
}
