package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** Whether a certificate is one for authentication, by the configured rules. A CA's certificate never is. */
public final class CertificatePurpose {
    private final PurposeRules rules;

    /**
     * A check by these rules.
     *
     * @param rules what a certificate must say
     */
    public CertificatePurpose(PurposeRules rules) {
        this.rules = rules;
    }

    /**
     * Checks basic constraints, key usage, extended key usage and policies.
     *
     * @param certificate what a recipient presents
     * @throws Denied {@link Denial#CERTIFICATE_PURPOSE_WRONG} when a rule is not met, or one of these extensions cannot
     *                be read
     */
    public void check(RecipientCertificate certificate) {
        Extensions extensions = certificate.structure().getExtensions();
        if (extensions == null || !isForAuthentication(extensions)) {
            throw new Denied(Denial.CERTIFICATE_PURPOSE_WRONG);
        }
    }

    private boolean isForAuthentication(Extensions extensions) {
        try {
            return !isAuthority(extensions)
                    && hasKeyUsage(extensions)
                    && hasExtendedKeyUsage(extensions)
                    && hasPolicy(extensions);
        } catch (RuntimeException unreadable) {
            // BouncyCastle throws several kinds of it for an extension that makes no sense
            return false;
        }
    }

    /** RFC 5280 section 4.2.1.9. */
    private static boolean isAuthority(Extensions extensions) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        return constraints != null && constraints.isCA();
    }

    /** RFC 5280 section 4.2.1.3; the extension must be there. */
    private boolean hasKeyUsage(Extensions extensions) {
        var usages = org.bouncycastle.asn1.x509.KeyUsage.fromExtensions(extensions);
        return usages != null
                && rules.oneOfKeyUsages().stream().anyMatch(usage -> usage.isIn(usages))
                && rules.forbiddenKeyUsages().stream().noneMatch(usage -> usage.isIn(usages));
    }

    /** RFC 5280 section 4.2.1.12; Mobile-ID certificates do without the extension. */
    private boolean hasExtendedKeyUsage(Extensions extensions) {
        ExtendedKeyUsage usages = ExtendedKeyUsage.fromExtensions(extensions);
        return usages == null
                || Arrays.stream(usages.getUsages())
                        .map(KeyPurposeId::getId)
                        .anyMatch(rules.extendedKeyUsages()::contains);
    }

    /** RFC 5280 section 4.2.1.4. */
    private boolean hasPolicy(Extensions extensions) {
        if (rules.policies().isEmpty()) {
            return true;
        }
        CertificatePolicies policies = CertificatePolicies.fromExtensions(extensions);
        return policies != null
                && Arrays.stream(policies.getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .anyMatch(policy -> rules.policies().contains(policy.getId()));
    }
}
