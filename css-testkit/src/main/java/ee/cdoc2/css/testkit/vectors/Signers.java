package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The identities that sign the tickets of vectors, by the names that the vectors use: with valid certificates, or with
 * one fault each. Each is made when it is first needed, and kept. Unless the name says otherwise, the subject's
 * serialNumber is {@value #PERSON}.
 */
public final class Signers {

    /** Subject serialNumber of the recipient. */
    public static final String PERSON = "PNOEE-48010010101";
    /** The recipient's id. */
    public static final String RECIPIENT = "etsi/" + PERSON;
    /** Subject serialNumber of another person. */
    public static final String OTHER_PERSON = "PNOEE-60001019906";
    /** The vendor whose authority issues the certificate of {@code vendor-person}: {@code css.trust.private.JIO}. */
    public static final String VENDOR = "JIO";
    /** Subject serialNumber of {@code vendor-person}, whose recipient id is {@code private/JIO/70000349}. */
    public static final String VENDOR_PERSON = "70000349";

    static final String MOBILE_ID = "mobile-id";

    private final CertificateAuthority eid;
    private final CertificateAuthority vendor;
    private final Clock clock;
    private final String ocspUrl;
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    /**
     * @param eid the authority that the server has for {@code etsi/}
     * @param vendor the authority that the server has for {@code private/JIO/}
     * @param clock the server's clock
     * @param ocspUrl for the AIA of each certificate: a responder that answers good for both authorities
     */
    public Signers(CertificateAuthority eid, CertificateAuthority vendor, Clock clock, String ocspUrl) {
        this.eid = eid;
        this.vendor = vendor;
        this.clock = clock;
        this.ocspUrl = ocspUrl;
    }

    /** {@return the identity of this name} */
    public Identity named(String name) {
        Identity known = identities.get(name);
        return known != null ? known : identities.computeIfAbsent(name, this::make);
    }

    private Identity make(String name) {
        return switch (name) {
            // valid
            case MOBILE_ID -> eid.issue(mobile());
            case "smart-id" -> eid.issue(CertificateProfiles.smartId(PERSON).ocspUrl(ocspUrl));
            case "smart-id-before-2025" ->
                eid.issue(CertificateProfiles.smartIdBefore2025(PERSON).ocspUrl(ocspUrl));
            case "smart-id-4096" ->
                eid.issue(CertificateProfiles.smartId(PERSON)
                        .key(KeyType.rsa(4096))
                        .ocspUrl(ocspUrl));
            case "vendor-person" -> vendor.issue(mobile().serialNumbers(VENDOR_PERSON));
            case "other-person" -> eid.issue(mobile().serialNumbers(OTHER_PERSON));
            // issued by the wrong authority
            case "vendor-claims-etsi" -> vendor.issue(mobile());
            case "etsi-claims-vendor" -> eid.issue(mobile().serialNumbers(VENDOR_PERSON));
            case "stranger" ->
                CertificateAuthority.selfSigned(CertificateAuthority.profile("STRANGER"), clock)
                        .issue(mobile());
            case "same-name-authority" ->
                CertificateAuthority.selfSigned(
                                CertificateAuthority.profile("X")
                                        .subject(X500Name.getInstance(eid.certificate()
                                                .getSubjectX500Principal()
                                                .getEncoded())),
                                clock)
                        .issue(mobile());
            case "issued-by-person" ->
                eid.subordinate(mobile().serialNumbers(OTHER_PERSON)).issue(mobile());
            case "issued-by-unsent-subordinate" ->
                eid.subordinate(CertificateAuthority.profile("SUB")).issue(mobile());
            case "self-signed" -> selfSigned();
            // subject
            case "no-serial-number" -> eid.issue(mobile().serialNumbers());
            case "two-serial-numbers" -> eid.issue(mobile().serialNumbers(PERSON, OTHER_PERSON));
            case "two-equal-serial-numbers" -> eid.issue(mobile().serialNumbers(PERSON, PERSON));
            case "lower-case-serial-number" -> eid.issue(mobile().serialNumbers("pnoee-48010010101"));
            case "longer-serial-number" -> eid.issue(mobile().serialNumbers(PERSON + "0"));
            case "serial-number-in-common-name" ->
                eid.issue(mobile().serialNumbers().commonName("OK,serialNumber=" + PERSON));
            default -> makeFromOneAuthority(name);
        };
    }

    private Identity makeFromOneAuthority(String name) {
        return eid.issue(
                switch (name) {
                    // purpose
                    case "signing" -> CertificateProfiles.signing(PERSON).ocspUrl(ocspUrl);
                    case "signing-and-authentication" ->
                        mobile().keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
                    case "no-key-usage" -> mobile().noKeyUsage();
                    case "key-agreement" -> mobile().keyUsage(KeyUsage.keyAgreement);
                    case "server-auth" -> mobile().extendedKeyUsages(CertificateProfiles.SERVER_AUTH);
                    case "ocsp-signing" -> mobile().extendedKeyUsages(CertificateProfiles.OCSP_SIGNING);
                    case "any-extended-key-usage" -> mobile().extendedKeyUsages("2.5.29.37.0");
                    case "authority" ->
                        CertificateProfiles.personWithCaFlag(PERSON).ocspUrl(ocspUrl);
                    // validity
                    case "expired" ->
                        mobile().validity(
                                        clock.instant().minus(Duration.ofDays(30)),
                                        clock.instant().minus(Duration.ofHours(1)));
                    case "not-yet-valid" ->
                        mobile().validity(
                                        clock.instant().plus(Duration.ofHours(1)),
                                        clock.instant().plus(Duration.ofDays(30)));
                    // key, signature and extensions
                    case "rsa-1024" -> mobile().key(KeyType.rsa(1024));
                    case "rsa-2047" -> mobile().key(KeyType.rsa(2047));
                    case "p384" -> mobile().key(KeyType.P384);
                    case "p521" -> mobile().key(KeyType.P521);
                    case "secp256k1" -> mobile().key(KeyType.SECP256K1);
                    case "sha1-signed" ->
                        mobile().signatureAlgorithm(
                                        eid.key().getAlgorithm().equals("RSA") ? "SHA1withRSA" : "SHA1withECDSA");
                    case "unknown-critical-extension" -> mobile().extension(CertificateExtension.unknownCritical());
                    case "five-kilobytes" -> mobile().extension(CertificateExtension.padding(5000));
                    // OCSP responder
                    case "no-ocsp-url" -> mobile().ocspUrl(null);
                    case "ocsp-elsewhere" -> mobile().ocspUrl("http://ocsp.not-allowed.example/");
                    default -> throw new IllegalArgumentException("no signer " + name);
                });
    }

    private CertificateRequest mobile() {
        return CertificateProfiles.mobileId(PERSON).ocspUrl(ocspUrl);
    }

    private Identity selfSigned() {
        CertificateAuthority self = CertificateAuthority.selfSigned(mobile(), clock);
        return new Identity(self.key(), List.of(self.certificate()));
    }
}
