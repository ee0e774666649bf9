package ee.cdoc2.css.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may fetch a share: {@code etsi/…} or {@code private/…}, 12 to 32 characters. Compared byte for byte, without
 * case folding, normalisation or trimming. Personal data: it has no place in a log.
 */
public sealed interface RecipientId {

    /**
     * Reads a recipient id.
     *
     * @param text any text, or null
     * @return the recipient id, or nothing when the text follows neither grammar
     */
    static Optional<RecipientId> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (Etsi.isWellFormed(text)) {
            return Optional.of(new Etsi(text));
        }
        return Vendor.SYNTAX.matcher(text).matches() ? Optional.of(new Vendor(text)) : Optional.empty();
    }

    /** {@return the text on the wire, such as {@code etsi/PNOEE-48010010101}} */
    String value();

    /** {@return the {@code serialNumber} (2.5.4.5) that the subject of the recipient's certificate must have} */
    String subjectSerialNumber();

    /**
     * A natural person by the semantics identifier of ETSI EN 319 412-1, section 5.1.3.
     *
     * @param value {@code etsi/}, identity type, country (ISO 3166-1 alpha-2), hyphen, identifier. The identity type is
     *              {@code PAS}, {@code IDC}, {@code PNO}, {@code TIN}, or two letters and a colon.
     */
    record Etsi(String value) implements RecipientId {
        private static final Pattern SYNTAX =
                RecipientId.syntax("etsi/(?:PAS|IDC|PNO|TIN|[A-Z]{2}:)(?<country>[A-Z]{2})-");
        private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
        private static final int SEMANTICS_IDENTIFIER = "etsi/".length();
        private static final int IDENTIFIER = "etsi/PNOEE-".length();

        /**
         * Refuses what is not well formed.
         *
         * @throws IllegalArgumentException when the text does not follow the grammar, or names no country
         */
        public Etsi {
            if (!isWellFormed(value)) {
                throw new IllegalArgumentException("not an etsi recipient id");
            }
        }

        private static boolean isWellFormed(String text) {
            Matcher matcher = SYNTAX.matcher(text);
            return matcher.matches() && COUNTRIES.contains(matcher.group("country"));
        }

        /** {@return the semantics identifier, such as {@code PNOEE-48010010101}} */
        @Override
        public String subjectSerialNumber() {
            return value.substring(SEMANTICS_IDENTIFIER);
        }

        /** {@return what stands behind the hyphen, 1 to 20 characters: the personal code or the document's number} */
        public String identifier() {
            return value.substring(IDENTIFIER);
        }

        /** {@return a text without the identifier} */
        @Override
        public String toString() {
            return value.substring(0, IDENTIFIER) + "…";
        }
    }

    /**
     * A recipient whom a vendor's own CA has certified.
     *
     * @param value {@code private/}, the vendor's name (letters and digits), a slash, and an identifier that the vendor
     *              defines
     */
    record Vendor(String value) implements RecipientId {
        private static final Pattern SYNTAX = RecipientId.syntax("private/[A-Za-z0-9]++/");
        private static final int NAME = "private/".length();

        /**
         * Refuses what is not well formed.
         *
         * @throws IllegalArgumentException when the text does not follow the grammar
         */
        public Vendor {
            if (!SYNTAX.matcher(value).matches()) {
                throw new IllegalArgumentException("not a private recipient id");
            }
        }

        /** {@return the vendor's name} */
        public String name() {
            return value.substring(NAME, identifier() - 1);
        }

        /** {@return the identifier, 1 to 20 characters} */
        @Override
        public String subjectSerialNumber() {
            return value.substring(identifier());
        }

        private int identifier() {
            return value.indexOf('/', NAME) + 1;
        }

        /** {@return a text without the identifier} */
        @Override
        public String toString() {
            return value.substring(0, identifier()) + "…";
        }
    }

    /**
     * The grammar of the ids that begin like this. A space may stand only inside the identifier, because certificates
     * and people lose it at the ends.
     */
    private static Pattern syntax(String beginning) {
        return Pattern.compile("(?=.{12,32}\\z)" + beginning + "(?! )[A-Za-z0-9.\\-/+ ]{1,20}(?<! )");
    }
}
