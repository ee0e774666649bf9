package ee.cdoc2.css.testkit.pki;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The content of a certificate to be issued; a builder: each method changes this object and returns it. Without any call
 * it asks for an end-entity certificate with a new P-256 key and no extensions except the key identifiers.
 * {@link CertificateProfiles} has the usual requests.
 */
public final class CertificateRequest {

    KeyPair keyPair;
    KeyType keyType = KeyType.P256;
    X500Name subject;
    String country = "EE";
    String commonName = "TESTNUMBER,OK";
    String surname = "TESTNUMBER";
    String givenName = "OK";
    List<String> serialNumbers = List.of();
    Integer keyUsage;
    List<String> extendedKeyUsages = List.of();
    List<String> policies = List.of();
    List<GeneralName> alternativeNames = List.of();
    BasicConstraint basicConstraint = BasicConstraint.ABSENT;
    Integer pathLength;
    String ocspUrl;
    Instant notBefore;
    Instant notAfter;
    boolean ocspNoCheck;
    List<CertificateExtension> extensions = new ArrayList<>();
    String signatureAlgorithm;

    /** Content of the basicConstraints extension. */
    public enum BasicConstraint {
        ABSENT,
        END_ENTITY,
        AUTHORITY
    }

    /** Asks for a key pair of this type, see {@link KeyPairs#of}. */
    public CertificateRequest key(KeyType type) {
        keyType = type;
        keyPair = null;
        return this;
    }

    /** Uses this key pair, for a second certificate with the same key. */
    public CertificateRequest key(KeyPair pair) {
        keyPair = pair;
        return this;
    }

    /**
     * Values of subject serialNumber (2.5.4.5), each in an RDN of its own: none, one ({@code PNOEE-48010010101}) or
     * more.
     */
    public CertificateRequest serialNumbers(String... values) {
        serialNumbers = List.of(values);
        return this;
    }

    /** Names of a person: GN and SN; null leaves the attribute out. CN is left as it is. */
    public CertificateRequest name(String given, String family) {
        givenName = given;
        surname = family;
        return this;
    }

    /** CN; null leaves it out. */
    public CertificateRequest commonName(String text) {
        commonName = text;
        return this;
    }

    /** C, two letters; null leaves it out. */
    public CertificateRequest country(String code) {
        country = code;
        return this;
    }

    /** The whole subject, in place of the single attributes. */
    public CertificateRequest subject(X500Name name) {
        subject = name;
        return this;
    }

    /**
     * @param bits of {@link org.bouncycastle.asn1.x509.KeyUsage}; the extension is critical
     */
    public CertificateRequest keyUsage(int bits) {
        keyUsage = bits;
        return this;
    }

    /** No keyUsage extension. */
    public CertificateRequest noKeyUsage() {
        keyUsage = null;
        return this;
    }

    /** OIDs of extKeyUsage; none leaves the extension out. */
    public CertificateRequest extendedKeyUsages(String... oids) {
        extendedKeyUsages = List.of(oids);
        return this;
    }

    /** OIDs of certificatePolicies; none leaves the extension out. */
    public CertificateRequest policies(String... oids) {
        policies = List.of(oids);
        return this;
    }

    /** Names of subjectAltName; none leaves the extension out. */
    public CertificateRequest alternativeNames(GeneralName... names) {
        alternativeNames = List.of(names);
        return this;
    }

    public CertificateRequest basicConstraint(BasicConstraint constraint) {
        basicConstraint = constraint;
        return this;
    }

    /** pathLenConstraint; only used with {@link BasicConstraint#AUTHORITY}. */
    public CertificateRequest pathLength(int certificates) {
        pathLength = certificates;
        return this;
    }

    /** The OCSP responder's URL in authorityInfoAccess; null leaves the extension out. */
    public CertificateRequest ocspUrl(String url) {
        ocspUrl = url;
        return this;
    }

    /** Validity; by default that of the authority's clock: from a day ago to a year ahead. */
    public CertificateRequest validity(Instant from, Instant to) {
        notBefore = from;
        notAfter = to;
        return this;
    }

    /** id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1). */
    public CertificateRequest ocspNoCheck(boolean present) {
        ocspNoCheck = present;
        return this;
    }

    /** Any further extension. */
    public CertificateRequest extension(CertificateExtension extension) {
        extensions.add(extension);
        return this;
    }

    /**
     * JCA name of the authority's signature algorithm, e.g. {@code SHA1withRSA}; by default SHA-256 with the
     * authority's key type.
     */
    public CertificateRequest signatureAlgorithm(String jcaName) {
        signatureAlgorithm = jcaName;
        return this;
    }

    KeyPair requestedKey() {
        return keyPair != null ? keyPair : KeyPairs.of(keyType);
    }

    X500Name requestedSubject() {
        if (subject != null) {
            return subject;
        }
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        if (country != null) {
            name.addRDN(BCStyle.C, country);
        }
        if (commonName != null) {
            name.addRDN(BCStyle.CN, commonName);
        }
        if (surname != null) {
            name.addRDN(BCStyle.SURNAME, surname);
        }
        if (givenName != null) {
            name.addRDN(BCStyle.GIVENNAME, givenName);
        }
        serialNumbers.forEach(value -> name.addRDN(BCStyle.SERIALNUMBER, value));
        return name.build();
    }
}
