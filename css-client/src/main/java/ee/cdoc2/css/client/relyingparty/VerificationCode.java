package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.protocol.Sha256;
import java.util.Locale;

/** The four digits by which a person sees that the phone asks for this signature and no other. */
final class VerificationCode {
    private VerificationCode() {}

    /**
     * Smart-ID's.
     *
     * @param challenge the bytes of {@code rpChallenge}
     * @return the last two bytes of their SHA-256, as the last four digits of a number
     */
    static String ofSmartId(byte[] challenge) {
        byte[] hash = Sha256.of(challenge);
        int number = Byte.toUnsignedInt(hash[hash.length - 2]) << Byte.SIZE | Byte.toUnsignedInt(hash[hash.length - 1]);
        return digits(number % 10_000);
    }

    /**
     * Mobile-ID's.
     *
     * @param hash what is signed
     * @return its first 6 bits and its last 7, as a number
     */
    static String ofMobileId(byte[] hash) {
        return digits((hash[0] & 0xFC) << 5 | hash[hash.length - 1] & 0x7F);
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }
}
