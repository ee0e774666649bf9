package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes one ticket or token from a template. For one use: all references to a disclosure must see the same salt. */
final class TicketBuilder {

    private static final String SIGNATURE = ".{signature64}";

    private final TicketTemplate template;
    private final Function<String, Optional<String>> values;
    private final Function<String, byte[]> signer;
    private final Map<String, DisclosureText> disclosures = new HashMap<>();

    /**
     * @param values gives the value of a placeholder that is not of the template itself
     * @param signer gives the bytes of the signature over the signing input
     */
    TicketBuilder(TicketTemplate template, Function<String, Optional<String>> values, Function<String, byte[]> signer) {
        this.template = template;
        this.values = values;
        this.signer = signer;
    }

    String ticket() {
        String jwt = jwt();
        String presented = template.present().stream()
                .map(name -> disclosure(name).text() + "~")
                .collect(Collectors.joining());
        return new Template(template.ticket()).render(name -> switch (name) {
            case "jwt" -> Optional.of(jwt);
            case "presented" -> Optional.of(presented);
            default -> value(name);
        });
    }

    private String jwt() {
        int dot = template.jwt().indexOf(SIGNATURE);
        if (dot < 0) {
            return jwtPart(template.jwt());
        }
        String input = jwtPart(template.jwt().substring(0, dot));
        String signature = DisclosureText.base64url(signer.apply(input));
        return input + "." + signature + jwtPart(template.jwt().substring(dot + SIGNATURE.length()));
    }

    private String jwtPart(String text) {
        return new Template(text).render(name -> switch (name) {
            case "header64" -> Optional.of(encoded(template.header()));
            case "payload64" -> Optional.of(encoded(template.payload()));
            default -> value(name);
        });
    }

    private String encoded(String text) {
        return DisclosureText.base64url(Template.bytes(new Template(text).render(this::value)));
    }

    private Optional<String> value(String placeholder) {
        int colon = placeholder.indexOf(':');
        String name = placeholder.substring(colon + 1);
        return switch (colon < 0 ? "" : placeholder.substring(0, colon)) {
            case "digest" -> Optional.of(disclosure(name).digest());
            case "digest-md5" -> Optional.of(disclosure(name).digest("MD5"));
            case "digest-sha-512" -> Optional.of(disclosure(name).digest("SHA-512"));
            case "disclosure" -> Optional.of(disclosure(name).text());
            default -> values.apply(placeholder);
        };
    }

    private DisclosureText disclosure(String name) {
        DisclosureText known = disclosures.get(name);
        if (known != null) {
            return known;
        }
        String json = template.disclosures().get(name);
        if (json == null) {
            throw new IllegalArgumentException("no disclosure " + name);
        }
        String text = new Template(json).render(this::value);
        DisclosureText fresh = switch (name.substring(0, name.indexOf('-') + 1)) {
            case "raw-" -> new DisclosureText(text);
            case "padded-" -> DisclosureText.padded(text);
            case "loose-" -> DisclosureText.loose(text);
            default -> DisclosureText.ofJson(text);
        };
        disclosures.put(name, fresh);
        return fresh;
    }
}
