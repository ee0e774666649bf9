package ee.cdoc2.css.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two forms of a recipient id. */
final class RecipientIdGrammar {
    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 32;
    /** 1 to 20 characters; a space only inside, because certificates and people lose it at the ends. */
    private static final String IDENTIFIER = "(?<identifier>(?! )[A-Za-z0-9.\\-/+ ]{1,20}(?<! ))";

    private static final Pattern ETSI =
            Pattern.compile("etsi/(?<type>PAS|IDC|PNO|TIN|[A-Z]{2}:)(?<country>[A-Z]{2})-" + IDENTIFIER);
    private static final Pattern PRIVATE = Pattern.compile("private/(?<vendor>[A-Za-z0-9]+)/" + IDENTIFIER);
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private RecipientIdGrammar() {}

    static Optional<RecipientId> parse(String text) {
        if (text == null || text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher etsi = ETSI.matcher(text);
        if (etsi.matches() && COUNTRIES.contains(etsi.group("country"))) {
            return Optional.of(
                    new EtsiRecipientId(etsi.group("type"), etsi.group("country"), etsi.group("identifier")));
        }
        Matcher vendor = PRIVATE.matcher(text);
        if (vendor.matches()) {
            return Optional.of(new PrivateRecipientId(vendor.group("vendor"), vendor.group("identifier")));
        }
        return Optional.empty();
    }
}
