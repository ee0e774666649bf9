package ee.cdoc2.css.trust;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an authentication certificate must say about its purpose.
 *
 * @param oneOfKeyUsages    key usages of which the certificate must have at least one
 * @param forbiddenKeyUsages key usages of which it must have none
 * @param extendedKeyUsages OIDs, dotted; a certificate with extended key usages must have one of them, one without any
 *                          passes; {@code anyExtendedKeyUsage} stands for nothing but itself
 * @param policies          OIDs of certificate policies, dotted, of which it must have one; empty: any certificate
 *                          passes
 */
public record PurposeRules(
        Set<KeyUsage> oneOfKeyUsages,
        Set<KeyUsage> forbiddenKeyUsages,
        Set<String> extendedKeyUsages,
        Set<String> policies) {
    /** TLS client authentication: Smart-ID before April 2025, ID cards. */
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    /** Smart-ID authentication since April 2025. */
    public static final String SMART_ID_AUTHENTICATION = "1.3.6.1.4.1.62306.5.7.0";

    /** Makes the sets immutable. */
    public PurposeRules {
        oneOfKeyUsages = Set.copyOf(oneOfKeyUsages);
        forbiddenKeyUsages = Set.copyOf(forbiddenKeyUsages);
        extendedKeyUsages = Set.copyOf(extendedKeyUsages);
        policies = Set.copyOf(policies);
        if (oneOfKeyUsages.isEmpty()) {
            throw new IllegalArgumentException("at least one key usage must be asked for");
        }
    }

    /**
     * {@return the safe rules: {@code digitalSignature}, no {@code nonRepudiation}, {@code clientAuth} or Smart-ID's
     * own extended key usage, any policy}
     */
    public static PurposeRules authentication() {
        return new PurposeRules(
                EnumSet.of(KeyUsage.DIGITAL_SIGNATURE),
                EnumSet.of(KeyUsage.NON_REPUDIATION, KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
                Set.of(CLIENT_AUTH, SMART_ID_AUTHENTICATION),
                Set.of());
    }

    /** {@return these rules, which admit signing certificates ({@code nonRepudiation}) as well} */
    public PurposeRules withSigningCertificates() {
        return new PurposeRules(
                EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION),
                EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
                extendedKeyUsages,
                policies);
    }

    /**
     * {@return these rules with other extended key usages}
     *
     * @param oids dotted
     */
    public PurposeRules withExtendedKeyUsages(Set<String> oids) {
        return new PurposeRules(oneOfKeyUsages, forbiddenKeyUsages, oids, policies);
    }

    /**
     * {@return these rules with other policies}
     *
     * @param oids dotted; empty: any
     */
    public PurposeRules withPolicies(Set<String> oids) {
        return new PurposeRules(oneOfKeyUsages, forbiddenKeyUsages, extendedKeyUsages, oids);
    }
}
