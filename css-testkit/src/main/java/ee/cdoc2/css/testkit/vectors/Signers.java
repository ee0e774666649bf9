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
 * Who signs the vectors' tickets: persons with good and with bent certificates, by the names that the vectors use. Made
 * when first called for, and kept. Unless their name says otherwise, they are all {@value #PERSON}.
 */
public final class Signers {

    /** Subject serialNumber of the person that all is about. */
    public static final String PERSON = "PNOEE-48010010101";
    /** That person's recipient id. */
    public static final String RECIPIENT = "etsi/" + PERSON;
    /** Another one. */
    public static final String OTHER_PERSON = "PNOEE-60001019906";
    /** Whose authority {@code vendor-person} is issued by: {@code css.trust.private.JIO}. */
    public static final String VENDOR = "JIO";
    /** Identifier of {@code vendor-person}, whose recipient id is {@code private/JIO/70000349}. */
    public static final String VENDOR_PERSON = "70000349";

    static final String MOBILE_ID = "mobile-id";

    private final CertificateAuthority eid;
    private final CertificateAuthority vendor;
    private final Clock clock;
    private final String ocspUrl;
    private final Map<String, Identity> members = new ConcurrentHashMap<>();

    /**
     * @param eid the one configured for {@code etsi/}
     * @param vendor the one configured for {@code private/JIO/}
     * @param clock the server's idea of time
     * @param ocspUrl in everybody's AIA: a responder that knows both authorities, answering good
     */
    public Signers(CertificateAuthority eid, CertificateAuthority vendor, Clock clock, String ocspUrl) {
        this.eid = eid;
        this.vendor = vendor;
        this.clock = clock;
        this.ocspUrl = ocspUrl;
    }

    /** {@return the member of this name} */
    public Identity named(String name) {
        Identity known = members.get(name);
        return known != null ? known : members.computeIfAbsent(name, this::play);
    }

    private Identity play(String name) {
        return switch (name) {
            // good ones
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
            // whose authority is not theirs
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
            // who they are
            case "no-serial-number" -> eid.issue(mobile().serialNumbers());
            case "two-serial-numbers" -> eid.issue(mobile().serialNumbers(PERSON, OTHER_PERSON));
            case "two-equal-serial-numbers" -> eid.issue(mobile().serialNumbers(PERSON, PERSON));
            case "lower-case-serial-number" -> eid.issue(mobile().serialNumbers("pnoee-48010010101"));
            case "longer-serial-number" -> eid.issue(mobile().serialNumbers(PERSON + "0"));
            case "serial-number-in-common-name" ->
                eid.issue(mobile().serialNumbers().commonName("OK,serialNumber=" + PERSON));
            default -> playBentCertificate(name);
        };
    }

    private Identity playBentCertificate(String name) {
        return eid.issue(
                switch (name) {
                    // what it is for
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
                    // when
                    case "expired" ->
                        mobile().validity(
                                        clock.instant().minus(Duration.ofDays(30)),
                                        clock.instant().minus(Duration.ofHours(1)));
                    case "not-yet-valid" ->
                        mobile().validity(
                                        clock.instant().plus(Duration.ofHours(1)),
                                        clock.instant().plus(Duration.ofDays(30)));
                    // what it is made of
                    case "rsa-1024" -> mobile().key(KeyType.rsa(1024));
                    case "rsa-2047" -> mobile().key(KeyType.rsa(2047));
                    case "p384" -> mobile().key(KeyType.P384);
                    case "p521" -> mobile().key(KeyType.P521);
                    case "secp256k1" -> mobile().key(KeyType.SECP256K1);
                    case "sha1-signed" ->
                        mobile().signatureAlgorithm(
                                        eid.key().getAlgorithm().equals("RSA") ? "SHA1withRSA" : "SHA1withECDSA");
                    case "unknown-critical-extension" -> mobile().extension(CertificateExtension.unknownCritical());
                    case "five-kilobytes" -> mobile().extension(CertificateExtension.ballast(5000));
                    // where its status is
                    case "no-ocsp-url" -> mobile().ocspUrl(null);
                    case "ocsp-elsewhere" -> mobile().ocspUrl("http://ocsp.not-allowed.example/");
                    default -> throw new IllegalArgumentException("nobody plays " + name);
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
