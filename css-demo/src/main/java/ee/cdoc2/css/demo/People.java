package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import java.nio.file.Path;
import java.util.List;

/** A throw-away eID authority and two vendors', the people whom they certified, and who signs the server list. */
final class People {
    static final String MARI = "etsi/PNOEE-48010010101";
    static final String JAAN = "etsi/PNOEE-37101010021";
    static final String CUSTOMER = "private/JIO/70000349";

    private final CertificateAuthority eid = CertificateAuthority.named("Throw-away eID CA");
    private final CertificateAuthority vendor = CertificateAuthority.named("Throw-away CA of the vendor JIO");
    private final CertificateAuthority otherVendor = CertificateAuthority.named("Throw-away CA of the vendor ACME");
    private final Identity listSigner =
            CertificateAuthority.named("Throw-away CA").issue(CertificateProfiles.mobileId("LIST"));

    List<CertificateAuthority> authorities() {
        return List.of(eid, vendor, otherVendor);
    }

    /** Mari with a P-256 key, as Mobile-ID gives them: signs ES256. */
    Signer mari(OcspProcess ocsp) {
        return signer(eid, CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(ocsp.good()));
    }

    /** Mari, with the certificate of a phone that she reported as lost. */
    Signer mariRevoked(OcspProcess ocsp) {
        return signer(eid, CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(ocsp.revoked()));
    }

    /** Jaan with an RSA key, as Smart-ID gives them: signs RS256. */
    Signer jaan(OcspProcess ocsp) {
        return signer(
                eid,
                CertificateProfiles.smartId("PNOEE-37101010021")
                        .key(KeyType.rsa(3072))
                        .ocspUrl(ocsp.good()));
    }

    /** A customer of the vendor JIO. */
    Signer customer(OcspProcess ocsp) {
        return signer(vendor, CertificateProfiles.mobileId("70000349").ocspUrl(ocsp.good()));
    }

    /** A customer of the vendor JIO, whom the vendor gave Mari's personal code. */
    Signer customerAsMari(OcspProcess ocsp) {
        return signer(vendor, CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(ocsp.good()));
    }

    /** Somebody whom another vendor gave the number of JIO's customer. */
    Signer customerOfOther(OcspProcess ocsp) {
        return signer(otherVendor, CertificateProfiles.mobileId("70000349").ocspUrl(ocsp.good()));
    }

    Identity listSigner() {
        return listSigner;
    }

    void writeAnchors(Path eidFile, Path vendorFile, Path otherVendorFile) {
        Pem.write(eidFile, List.of(eid.certificate()));
        Pem.write(vendorFile, List.of(vendor.certificate()));
        Pem.write(otherVendorFile, List.of(otherVendor.certificate()));
    }

    private static Signer signer(CertificateAuthority authority, CertificateRequest request) {
        Identity identity = authority.issue(request);
        return new KeySigner(identity.key(), identity.certificate());
    }
}
