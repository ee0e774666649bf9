package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientCertificateTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final Identity PERSON = CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
    private static final String GOOD = PERSON.x5c();
    private static final String BASE64 = GOOD.substring(Pem.BEGIN.length(), GOOD.length() - Pem.END.length());

    @Test
    void readsOneLinePem() {
        assertThat(RecipientCertificate.parse(GOOD).x509()).isEqualTo(PERSON.certificate());
    }

    @Test
    void readsTheLargestRsaKeysInUse() {
        Identity smartId =
                CA.issue(CertificateProfiles.smartId("PNOEE-48010010101").key(KeyType.rsa(4096)));

        assertThat(RecipientCertificate.parse(smartId.x5c()).x509()).isEqualTo(smartId.certificate());
    }

    static Stream<String> otherTexts() {
        return Stream.of(
                null,
                "",
                "null",
                BASE64,
                Pem.BEGIN + Pem.END,
                Pem.BEGIN,
                "-----BEGIN CERTIFICATE----", // shorter than its markers
                Pem.BEGIN + BASE64,
                BASE64 + Pem.END,
                " " + GOOD,
                GOOD + " ",
                GOOD + "\n",
                GOOD + GOOD,
                Pem.text(PERSON.certificate()),
                Pem.BEGIN + "\n" + BASE64 + "\n" + Pem.END,
                Pem.BEGIN + " " + BASE64 + Pem.END,
                Pem.BEGIN + BASE64.substring(0, 64) + "\r\n" + BASE64.substring(64) + Pem.END,
                Pem.BEGIN + BASE64.replace('+', '-').replace('/', '_') + "-" + Pem.END,
                Pem.BEGIN + BASE64 + "=" + Pem.END,
                Pem.BEGIN + BASE64 + "\u0000" + Pem.END,
                Pem.BEGIN + "\u00fc" + BASE64 + Pem.END,
                GOOD.replace("BEGIN CERTIFICATE", "BEGIN X509 CERTIFICATE"),
                GOOD.replace("CERTIFICATE", "certificate"),
                "-----BEGIN TRUSTED CERTIFICATE-----" + BASE64 + "-----END TRUSTED CERTIFICATE-----");
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void refusesAnyOtherText(String text) {
        assertThat(Outcome.of(() -> RecipientCertificate.parse(text))).hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    @Test
    void refusesBytesBehindTheCertificate() {
        byte[] longer = Arrays.copyOf(PERSON.der(), PERSON.der().length + 1);

        assertThat(Outcome.of(() -> RecipientCertificate.parse(Pem.oneLine(longer))))
                .hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    @Test
    void refusesTwoCertificatesInOneText() {
        byte[] twice = Arrays.copyOf(PERSON.der(), 2 * PERSON.der().length);
        System.arraycopy(PERSON.der(), 0, twice, PERSON.der().length, PERSON.der().length);

        assertThat(Outcome.of(() -> RecipientCertificate.parse(Pem.oneLine(twice))))
                .hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    /** The outer SEQUENCE with an indefinite length: the same certificate to a lenient parser, but other bytes. */
    @Test
    void refusesBerThatIsNotDer() {
        byte[] der = PERSON.der();
        byte[] ber = new byte[der.length];
        ber[0] = der[0];
        ber[1] = (byte) 0x80;
        System.arraycopy(der, 4, ber, 2, der.length - 4); // 30 82 xx xx; two zero bytes end it

        assertThat(Outcome.of(() -> RecipientCertificate.parse(Pem.oneLine(ber))))
                .hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    @Test
    void admits4096BytesAndNoMore() {
        Identity small = CA.issue(
                CertificateProfiles.mobileId("PNOEE-48010010101").extension(CertificateExtension.padding(3000)));
        int padding = 3000 + 4096 - small.der().length;

        assertThat(outcomeWithPadding(padding - 20)).isEmpty(); // ECDSA signatures differ by a few bytes
        assertThat(outcomeWithPadding(padding + 20)).hasValue(Denial.CERTIFICATE_MALFORMED);
        assertThat(outcomeWithPadding(5000)).hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    private static Optional<Denial> outcomeWithPadding(int bytes) {
        Identity large = CA.issue(
                CertificateProfiles.mobileId("PNOEE-48010010101").extension(CertificateExtension.padding(bytes)));
        return Outcome.of(() -> RecipientCertificate.parse(large.x5c()));
    }

    /** The JDK cannot read this key at all; that makes it unsuitable, not malformed. */
    @Test
    void saysOfAnUnknownCurveThatTheKeyIsUnsuitable() {
        Identity es256k =
                CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101").key(KeyType.SECP256K1));

        assertThat(Outcome.of(() -> RecipientCertificate.parse(es256k.x5c())))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
    }

    /** As deep as 4096 bytes can be nested: a recursive parser must not run out of stack. */
    @ParameterizedTest
    @ValueSource(bytes = {0x30, 0x31, (byte) 0xa0, 0x24})
    void survivesDeepNesting(byte tag) {
        byte[] nested = new byte[0];
        while (nested.length < 4090) {
            nested = wrap(tag, nested);
        }
        byte[] deep = nested;

        assertThat(Outcome.of(() -> RecipientCertificate.parse(Pem.oneLine(deep))))
                .hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    /** Indefinite lengths nest deepest: two bytes a level. */
    @Test
    void survivesDeepIndefiniteNesting() {
        byte[] deep = new byte[4096];
        for (int at = 0; at < deep.length; at += 2) {
            deep[at] = 0x30;
            deep[at + 1] = (byte) 0x80;
        }

        assertThat(Outcome.of(() -> RecipientCertificate.parse(Pem.oneLine(deep))))
                .hasValue(Denial.CERTIFICATE_MALFORMED);
    }

    /** Extensions are octets to the first parser, and the JDK reads into them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2.5.29.17", "2.5.29.30", "2.5.29.31", "2.5.29.36", "2.5.29.37", "1.3.6.1.5.5.7.1.1", "1.2.3"})
    void survivesDeepNestingInAnExtension(String oid) {
        for (byte tag : new byte[] {0x30, 0x31, 0x24, (byte) 0xa0, (byte) 0xa4}) {
            byte[] nested = new byte[0];
            while (nested.length < 3000) {
                nested = wrap(tag, nested);
            }
            byte[] der = CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")
                            .extension(new CertificateExtension(oid, false, nested)))
                    .der();

            assertThatCode(() -> readWhole(der)).doesNotThrowAnyException();
        }
    }

    private static void readWhole(byte[] der) {
        Outcome.of(() -> {
            RecipientCertificate certificate = RecipientCertificate.parse(Pem.oneLine(der));
            new CertificatePurpose(PurposeRules.authentication().withSigningCertificates()).check(certificate);
        });
    }

    private static byte[] wrap(byte tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {tag, (byte) length}
                : length < 256
                        ? new byte[] {tag, (byte) 0x81, (byte) length}
                        : new byte[] {tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        byte[] whole = Arrays.copyOf(head, head.length + length);
        System.arraycopy(content, 0, whole, head.length, length);
        return whole;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesACertificateOrADenialForBentDer(long seed) {
        Mutations mutations = new Mutations(seed);
        for (int round = 0; round < 1500; round++) {
            expectCertificateOrDenial(Pem.oneLine(mutations.of(PERSON.der())), seed, round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void givesACertificateOrADenialForBentText(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            expectCertificateOrDenial(text.toString(), seed, round);
        }
    }

    @Test
    void givesADenialForNoise() {
        Mutations mutations = new Mutations(21);
        for (int round = 0; round < 500; round++) {
            expectCertificateOrDenial(Pem.oneLine(mutations.noise(5000)), 21, round);
        }
    }

    private static void expectCertificateOrDenial(String text, long seed, int round) {
        try {
            // one text for one certificate: what was read is what was written
            assertThat(Pem.BEGIN
                            + Base64.getEncoder()
                                    .encodeToString(RecipientCertificate.parse(text)
                                            .x509()
                                            .getEncoded())
                            + Pem.END)
                    .isEqualTo(text);
        } catch (Denied expected) {
            assertThat(expected.reason()).isIn(Denial.CERTIFICATE_MALFORMED, Denial.CERTIFICATE_KEY_UNSUITABLE);
        } catch (Exception | StackOverflowError other) {
            fail("seed " + seed + ", round " + round, other);
        }
    }
}
