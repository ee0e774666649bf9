package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 5280 section 4.2.1.10, form by form, and against the JDK's implementation. */
class NameConstraintsOfIssuerTest {
    private static final PublicKey KEY = KeyPairs.of(KeyType.P256).getPublic();
    private static final String PERSON = "C=EE,O=Persons,CN=A";
    private static final int ROUNDS = 4000;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DN  | '' | C=EE,CN=A | in",
                "DN  | C=EE | C=EE,CN=A | in",
                "DN  | C=EE,CN=A | C=EE,CN=A | in",
                "DN  | C=EE | c=ee,CN=A | in",
                "DN  | 'O=Two  words' | 'O= two WORDS ,CN=A' | in",
                "DN  | O=STRASSE | O=Straße | in",
                "DN  | C=EE | C=LV,CN=A | out",
                "DN  | C=EE | CN=A,C=EE | out",
                "DN  | C=EE,CN=A | C=EE | out",
                "DN  | C=EE,O=A | O=A,C=EE | out",
                "DN  | C=EE+O=A | O=A+C=EE,CN=B | in",
                "DN  | C=EE | C=EE+O=A,CN=B | out",
                "DN  | SERIALNUMBER=12 | SERIALNUMBER=123 | out",
                "RFC | '' | a@host.example | in",
                "RFC | a@host.example | a@HOST.example | in",
                "RFC | a@host.example | A@host.example | out",
                "RFC | a@host.example | b@host.example | out",
                "RFC | host.example | a@host.example | in",
                "RFC | host.example | a@sub.host.example | out",
                "RFC | host.example | a@otherhost.example | out",
                "RFC | .host.example | a@sub.host.example | in",
                "RFC | .host.example | a@host.example | out",
                "RFC | host.example | '\"b@host.example\"@other.example' | out",
                "RFC | host.example | host.example | neither",
                "RFC | host.example | a@ | neither",
                "RFC | host.example | @host.example | neither",
                "RFC | host.example | a@host..example | neither",
                "RFC | host.example | a@host.example. | neither",
                "DNS | '' | a.example | in",
                "DNS | host.example | HOST.example | in",
                "DNS | host.example | www.host.example | in",
                "DNS | host.example | a.b.host.example | in",
                "DNS | host.example | otherhost.example | out",
                "DNS | host.example | example | out",
                "DNS | .host.example | www.host.example | in",
                "DNS | .host.example | host.example | out",
                "DNS | host.example | '' | neither",
                "DNS | host.example | host.example. | neither",
                "DNS | host.example | höst.example | neither",
                "URI | '' | https://host.example/ | in",
                "URI | host.example | https://user@HOST.example:8443/a?b#c | in",
                "URI | host.example | https://www.host.example/ | out",
                "URI | .host.example | https://www.host.example/ | in",
                "URI | .host.example | https://host.example/ | out",
                "URI | host.example | https://other.example/host.example | out",
                "URI | host.example | https://host.example@other.example/ | out",
                "URI | host.example | https://host.example./ | neither",
                "URI | host.example | urn:host.example | neither",
                "URI | host.example | https:///host.example | neither",
                "URI | host.example | https://10.0.0.1/ | neither",
                "URI | host.example | https://[::1]/ | neither",
                "URI | host.example | 'https://host.example /' | neither",
                "IP  | 10.0.0.0/8 | 10.1.2.3 | in",
                "IP  | 10.0.0.0/8 | 11.1.2.3 | out",
                "IP  | 0.0.0.0/0 | 1.2.3.4 | in",
                "IP  | 0.0.0.0/0 | ::1 | out",
                "IP  | 2001:db8::/32 | 2001:db8::1 | in",
                "IP  | 2001:db8::/32 | 2001:db9::1 | out",
                "IP  | 2001:db8::/32 | 10.1.2.3 | out"
            })
    void decidesAboutANameAsTheRfcDoes(String form, String base, String name, String where) {
        GeneralName constraint = name(form, base);
        X509CertificateHolder certificate =
                form.equals("DN") ? certificate(name) : certificate(PERSON, name(form, name));

        assertThat(NameConstraintsOfIssuer.of(permitting(constraint)).permit(certificate))
                .as("permitted")
                .isEqualTo(where.equals("in"));
        assertThat(NameConstraintsOfIssuer.of(excluding(constraint)).permit(certificate))
                .as("excluded")
                .isEqualTo(where.equals("out"));
    }

    /** The same for the names of a directory among the alternative names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | true", "C=EE | true", "C=LV | false"})
    void looksAtDirectoryNamesAmongTheAlternativeNames(String base, boolean permitted) {
        X509CertificateHolder certificate = certificate("", name("DN", "C=EE,CN=A"));

        assertThat(NameConstraintsOfIssuer.of(permitting(name("DN", base))).permit(certificate))
                .isEqualTo(permitted);
        assertThat(NameConstraintsOfIssuer.of(excluding(name("DN", base))).permit(certificate))
                .isEqualTo(!permitted);
    }

    /** "When the certificate includes a non-empty subject field": an empty one is no name. */
    @Test
    void doesNotApplyToAnEmptySubject() {
        assertThat(NameConstraintsOfIssuer.of(excluding(name("DN", ""))).permit(certificate("", name("DNS", "a"))))
                .isTrue();
    }

    @Test
    void comparesTextsAndNotHowTheyAreEncoded() {
        X500Name base = organisation(new DERUTF8String("Persons"));
        for (ASN1Encodable text :
                List.of(new DERPrintableString("persons"), new DERBMPString("PERSONS"), new DERUTF8String("Persons"))) {
            X509CertificateHolder certificate = certificate(organisation(text));

            assertThat(NameConstraintsOfIssuer.of(excluding(new GeneralName(base)))
                            .permit(certificate))
                    .as(text.getClass().getSimpleName())
                    .isFalse();
        }
    }

    /** An attribute may be of any type; one that is no text is the same only if all of it is. */
    @Test
    void comparesWhatIsNoTextAsItIs() {
        NameConstraintsOfIssuer constraints =
                NameConstraintsOfIssuer.of(excluding(new GeneralName(organisation(new ASN1Integer(1)))));

        assertThat(constraints.permit(certificate(organisation(new ASN1Integer(1)))))
                .isFalse();
        assertThat(constraints.permit(certificate(organisation(new ASN1Integer(2)))))
                .isTrue();
        assertThat(constraints.permit(certificate(organisation(new DERUTF8String("1")))))
                .isTrue();
    }

    private static X500Name organisation(ASN1Encodable value) {
        return new X500Name(new RDN[] {new RDN(BCStyle.O, value)});
    }

    @Test
    void limitsOnlyTheFormsThatHaveAConstraint() {
        NameConstraintsOfIssuer constraints = NameConstraintsOfIssuer.of(permitting(name("DNS", "host.example")));

        assertThat(constraints.permit(certificate(PERSON))).isTrue();
        assertThat(constraints.permit(certificate(PERSON, name("RFC", "a@other.example"), name("IP", "1.2.3.4"))))
                .isTrue();
    }

    @Test
    void permitsWhatOneOfSeveralSubtreesHas() {
        NameConstraintsOfIssuer constraints =
                NameConstraintsOfIssuer.of(permitting(name("DN", "C=EE"), name("DN", "C=LV")));

        assertThat(constraints.permit(certificate("C=LV,CN=A"))).isTrue();
        assertThat(constraints.permit(certificate("C=LT,CN=A"))).isFalse();
    }

    @Test
    void excludesEvenWhatIsPermitted() {
        NameConstraintsOfIssuer constraints = NameConstraintsOfIssuer.of(
                new NameConstraints(subtrees(name("DN", "C=EE")), subtrees(name("DN", "C=EE,O=Machines"))));

        assertThat(constraints.permit(certificate("C=EE,O=Persons"))).isTrue();
        assertThat(constraints.permit(certificate("C=EE,O=Machines,CN=A"))).isFalse();
    }

    @Test
    void looksAtEveryName() {
        NameConstraintsOfIssuer constraints = NameConstraintsOfIssuer.of(excluding(name("DNS", "host.example")));

        assertThat(constraints.permit(certificate(PERSON, name("DNS", "a.example"), name("DNS", "host.example"))))
                .isFalse();
    }

    /** The RFC asks for it where there are no alternative names; a name among them is no reason to look away. */
    @Test
    void looksAtTheMailAddressInTheSubject() {
        NameConstraintsOfIssuer constraints = NameConstraintsOfIssuer.of(excluding(name("RFC", "host.example")));

        assertThat(constraints.permit(certificate("C=EE,E=a@host.example"))).isFalse();
        assertThat(constraints.permit(certificate("C=EE,E=a@host.example", name("DNS", "a.example"))))
                .isFalse();
        assertThat(constraints.permit(certificate("C=EE,E=a@other.example"))).isTrue();
        // what else stands in the same part of the subject is no address
        assertThat(constraints.permit(certificate("C=EE,E=a@other.example+CN=a@host.example")))
                .isTrue();
    }

    static Stream<GeneralName> formsThatNobodyCanApply() {
        return Stream.of(
                new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"),
                    new DERTaggedObject(true, 0, new DERUTF8String("a@host.example"))
                })),
                new GeneralName(GeneralName.x400Address, new DERSequence(new DERSequence())),
                new GeneralName(
                        GeneralName.ediPartyName,
                        new DERSequence(new DERTaggedObject(true, 1, new DERUTF8String("party")))),
                new GeneralName(GeneralName.registeredID, "1.3.6.1.4.1.99999"));
    }

    /** "The application MUST either process the constraint or reject the certificate." */
    @ParameterizedTest
    @MethodSource("formsThatNobodyCanApply")
    void refusesANameOfAFormWhoseConstraintItCannotApply(GeneralName name) {
        for (NameConstraints extension : List.of(permitting(name), excluding(name))) {
            NameConstraintsOfIssuer constraints = NameConstraintsOfIssuer.of(extension);

            assertThat(constraints.permit(certificate(PERSON, name))).isFalse();
            assertThat(constraints.permit(certificate(PERSON, name("DNS", "a.example"))))
                    .isTrue();
        }
    }

    static Stream<GeneralSubtree> subtreesWithDistances() {
        return Stream.of(
                new GeneralSubtree(name("DNS", "other.example"), BigInteger.ONE, null),
                new GeneralSubtree(name("DNS", "other.example"), BigInteger.ZERO, BigInteger.ONE));
    }

    /** The same words, about minimum and maximum. */
    @ParameterizedTest
    @MethodSource("subtreesWithDistances")
    void refusesANameOfAFormWithABaseDistance(GeneralSubtree subtree) {
        NameConstraintsOfIssuer constraints =
                NameConstraintsOfIssuer.of(new NameConstraints(null, new GeneralSubtree[] {subtree}));

        assertThat(constraints.permit(certificate(PERSON, name("DNS", "a.example"))))
                .isFalse();
        assertThat(constraints.permit(certificate(PERSON))).isTrue();
    }

    static Stream<NameConstraints> senseless() {
        return Stream.of(
                new NameConstraints(null, null),
                permitting(),
                excluding(),
                permitting(name("RFC", "@host.example")),
                excluding(name("RFC", "a@.host.example")),
                excluding(name("DNS", "host..example")),
                excluding(name("URI", "https://host.example/")),
                excluding(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[4]))));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void isNotMadeOfWhatMakesNoSense(NameConstraints extension) {
        assertThatIllegalArgumentException().isThrownBy(() -> NameConstraintsOfIssuer.of(extension));
    }

    /**
     * Random subtrees and names, as far as the JDK follows the RFC. It does not in these cases, which are above: the local
     * part of a mailbox has a case (section 7.5); a host alone is no mailbox; an empty dNSName is above all hosts; a URI
     * without the name of a host is refused, also where it would not be excluded; an address of one version is not in a
     * range of the other. BouncyCastle's validator follows it less: an empty directory name is above nothing.
     */
    @Test
    void decidesAsTheJdkDoes() throws IOException, CertificateException {
        Random seeded = new Random(20);
        int permitted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            RandomNames random = new RandomNames(seeded, i % 2 == 0 ? 4 : 16);
            NameConstraints extension = new NameConstraints(random.bases(), random.bases());
            if (extension.getPermittedSubtrees() == null && extension.getExcludedSubtrees() == null) {
                continue;
            }
            X509CertificateHolder certificate = certificate(random.directoryName(), random.alternativeNames());
            boolean ours = NameConstraintsOfIssuer.of(extension).permit(certificate);

            assertThat(ours)
                    .as(
                            "constraints %s, certificate %s",
                            HexFormat.of().formatHex(extension.getEncoded()),
                            HexFormat.of().formatHex(certificate.getEncoded()))
                    .isEqualTo(jdkPermits(extension, certificate));
            permitted += ours ? 1 : 0;
        }
        assertThat(permitted).as("neither all nor none").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private static boolean jdkPermits(NameConstraints extension, X509CertificateHolder certificate)
            throws IOException, CertificateException {
        X509CertSelector selector = new X509CertSelector();
        selector.setNameConstraints(extension.getEncoded(ASN1Encoding.DER));
        return selector.match((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
    }

    /** Names of few parts, so that many of them are in each other's subtrees. */
    private record RandomNames(Random random, int addressBytes) {
        GeneralSubtree[] bases() {
            int count = random.nextInt(3);
            return count == 0 ? null : subtrees(some(count, this::base));
        }

        GeneralName[] alternativeNames() {
            return some(random.nextInt(3), this::alternativeName);
        }

        private GeneralName base() {
            return switch (random.nextInt(5)) {
                case 0 -> name("DNS", host());
                case 1 -> name("RFC", one(host(), "." + host(), mailbox()));
                case 2 -> name("URI", one(host(), "." + host()));
                case 3 -> new GeneralName(GeneralName.iPAddress, new DEROctetString(range()));
                default -> new GeneralName(directoryName());
            };
        }

        private GeneralName alternativeName() {
            return switch (random.nextInt(5)) {
                case 0 -> name("DNS", host());
                case 1 -> name("RFC", mailbox());
                case 2 -> name("URI", "https://" + host() + "/path");
                case 3 -> new GeneralName(GeneralName.iPAddress, new DEROctetString(address()));
                default -> new GeneralName(directoryName());
            };
        }

        X500Name directoryName() {
            RDN[] names = new RDN[random.nextInt(4)];
            for (int i = 0; i < names.length; i++) {
                names[i] = random.nextInt(4) == 0
                        ? new RDN(new AttributeTypeAndValue[] {attribute(BCStyle.O), attribute(BCStyle.OU)})
                        : new RDN(attribute(one(BCStyle.O, BCStyle.OU)));
            }
            return new X500Name(names);
        }

        private AttributeTypeAndValue attribute(ASN1ObjectIdentifier type) {
            return new AttributeTypeAndValue(
                    type, one(new DERUTF8String(one("a", "A", "b")), new DERPrintableString(one("a", "A", "b"))));
        }

        private String host() {
            return one("", "a.", "A.", "b.", "b.a.", "xa.") + one("example", "EXAMPLE", "test");
        }

        private String mailbox() {
            return one("one", "two") + "@" + host();
        }

        private byte[] address() {
            byte[] address = new byte[addressBytes];
            address[0] = (byte) (10 + random.nextInt(2));
            address[1] = (byte) random.nextInt(4);
            return address;
        }

        private byte[] range() {
            byte[] range = Arrays.copyOf(address(), 2 * addressBytes);
            int network = random.nextInt(3);
            Arrays.fill(range, network, addressBytes, (byte) 0);
            Arrays.fill(range, addressBytes, addressBytes + network, (byte) 0xff);
            return range;
        }

        @SafeVarargs
        private <T> T one(T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private static GeneralName[] some(int count, Supplier<GeneralName> names) {
            return Stream.generate(names).limit(count).toArray(GeneralName[]::new);
        }
    }

    private static NameConstraints permitting(GeneralName... bases) {
        return new NameConstraints(subtrees(bases), null);
    }

    private static NameConstraints excluding(GeneralName... bases) {
        return new NameConstraints(null, subtrees(bases));
    }

    private static GeneralSubtree[] subtrees(GeneralName... bases) {
        return Arrays.stream(bases).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    private static GeneralName name(String form, String text) {
        return switch (form) {
            case "DN" -> new GeneralName(new X500Name(text));
            case "RFC" -> new GeneralName(GeneralName.rfc822Name, new DERIA5String(text));
            case "DNS" -> new GeneralName(GeneralName.dNSName, new DERIA5String(text));
            case "URI" -> new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(text));
            default -> new GeneralName(GeneralName.iPAddress, text);
        };
    }

    private static X509CertificateHolder certificate(String subject, GeneralName... names) {
        return certificate(new X500Name(subject), names);
    }

    /** Nobody looks at the signature. */
    private static X509CertificateHolder certificate(X500Name subject, GeneralName... names) {
        try {
            X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                    new X500Name("CN=CA"),
                    BigInteger.ONE,
                    Date.from(Instant.EPOCH),
                    Date.from(Instant.EPOCH),
                    subject,
                    SubjectPublicKeyInfo.getInstance(KEY.getEncoded()));
            if (names.length > 0) {
                certificate.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(names));
            }
            return certificate.build(new NoSigner());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class NoSigner implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getSignature() {
            return new byte[8];
        }
    }
}
