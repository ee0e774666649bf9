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
 * quote or another brace follows them. Each character is one byte (ISO 8859-1); text beyond ASCII is written as its UTF-8
 * bytes in hex.
 *
 * <p>Placeholders that every template may use: {@code {x:c3b5}} bytes in hex; {@code {repeat:100:[}} a text repeated so
 * many times; {@code {base64:32}} standard base64 of so many bytes, always the same.
 *
 * @param text with placeholders
 */
public record Template(String text) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(?<name>[A-Za-z][A-Za-z0-9-]*)(?::(?<argument>[^{}]*))?}");

    /**
     * {@return the text with its placeholders replaced, of characters up to U+00FF} Placeholders inside a value are not
     * replaced.
     *
     * @param values gives the value of a placeholder ({@code name} or {@code name:argument}), or empty if it is unknown
     * @throws IllegalArgumentException for an unknown placeholder
     */
    public String render(Function<String, Optional<String>> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            String placeholder = matcher.group().substring(1, matcher.group().length() - 1);
            String value = builtIn(matcher.group("name"), matcher.group("argument"))
                    .or(() -> values.apply(placeholder))
                    .orElseThrow(() -> new IllegalArgumentException("unknown placeholder {" + placeholder + "}"));
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(rendered).toString();
    }

    /** {@return the bytes of a template that uses built-in placeholders only} */
    public byte[] bytes() {
        return bytes(render(name -> Optional.empty()));
    }

    /** {@return the bytes of a rendered text} */
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
