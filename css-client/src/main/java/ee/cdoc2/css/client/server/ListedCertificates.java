package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Fingerprint;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The rules for the TLS certificates of one server of a list. */
final class ListedCertificates {
    private ListedCertificates() {}

    /** Checks and copies: 1 to {@value ServerEntry#MAX_CERTIFICATES}, all different. */
    static List<X509Certificate> checked(String who, List<X509Certificate> certificates) {
        require(!certificates.isEmpty(), who, "has no certificate");
        require(
                certificates.size() <= ServerEntry.MAX_CERTIFICATES,
                who,
                "has more than " + ServerEntry.MAX_CERTIFICATES + " certificates");
        require(new HashSet<>(certificates).size() == certificates.size(), who, "has a certificate twice");
        return List.copyOf(certificates);
    }

    /** One more: before the server's key rolls over. */
    static List<X509Certificate> with(List<X509Certificate> certificates, X509Certificate next) {
        List<X509Certificate> more = new ArrayList<>(certificates);
        more.add(next);
        return more;
    }

    /** One less: after the server's key rolled over. */
    static List<X509Certificate> without(String who, List<X509Certificate> certificates, Fingerprint old) {
        List<X509Certificate> rest = certificates.stream()
                .filter(each -> !Fingerprint.of(each).equals(old))
                .toList();
        require(rest.size() < certificates.size(), who, "has no certificate with this fingerprint");
        require(!rest.isEmpty(), who, "has no other certificate: add the next one first");
        return rest;
    }

    static void require(boolean holds, String who, String otherwise) {
        if (!holds) {
            throw new ClientException(Failure.LIST_REFUSED, who + " " + otherwise + ".", "Correct the server list.");
        }
    }
}
