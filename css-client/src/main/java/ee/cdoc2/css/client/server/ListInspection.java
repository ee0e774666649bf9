package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.Finding.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks what a list says, without contacting anybody.
 *
 * @param clock the time
 * @param soon  what expires within it is warned of
 */
public record ListInspection(Clock clock, Duration soon) {

    /**
     * Checks a list.
     *
     * @param list well formed
     * @return what was found
     */
    public List<Finding> inspect(ServerList list) {
        List<Finding> findings = new ArrayList<>();
        list.validUntil()
                .filter(this::isSoon)
                .ifPresent(end ->
                        findings.add(new Finding(Level.WARNING, "The server list is valid only until " + end + ".")));
        if (list.servers().size() < 2) {
            findings.add(new Finding(
                    Level.WARNING,
                    "A key needs at least two servers; the list has "
                            + list.servers().size() + "."));
        } else if (list.servers().stream()
                        .map(ServerEntry::organisation)
                        .distinct()
                        .count()
                < 2) {
            findings.add(new Finding(Level.WARNING, "All servers of the list belong to one organisation."));
        }
        list.servers().forEach(server -> certificates(server, findings));
        list.signIn().ifPresent(others -> {
            certificates(others.authServer(), findings);
            certificates(others.rpServer(), findings);
        });
        shared(list, findings);
        findings.addAll(new UrlInspection(list).inspect());
        return findings;
    }

    private void certificates(PinnedServer server, List<Finding> findings) {
        for (X509Certificate certificate : server.certificates()) {
            if (expires(certificate).isBefore(clock.instant())) {
                findings.add(new Finding(
                        Level.WARNING,
                        server.title() + ": the certificate " + Fingerprint.of(certificate) + " expired on "
                                + expires(certificate) + "; remove it."));
            }
        }
        Instant last = server.certificates().stream()
                .map(ListInspection::expires)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (last.isBefore(clock.instant())) {
            findings.add(new Finding(Level.ERROR, server.title() + ": all its certificates have expired."));
        } else if (isSoon(last)) {
            findings.add(new Finding(
                    Level.WARNING,
                    server.title() + ": its last certificate expires on " + last + "; add the next one."));
        }
    }

    /** One key on two servers is one server: the shares of a key would not be apart. */
    private static void shared(ServerList list, List<Finding> findings) {
        Map<X509Certificate, ServerEntry> owners = new HashMap<>();
        for (ServerEntry server : list.servers()) {
            for (X509Certificate certificate : server.certificates()) {
                ServerEntry other = owners.putIfAbsent(certificate, server);
                if (other != null) {
                    findings.add(new Finding(
                            Level.WARNING,
                            "Servers " + other.name() + " and " + server.name()
                                    + " have one certificate: they are one and the same."));
                }
            }
        }
    }

    private boolean isSoon(Instant end) {
        return end.isBefore(clock.instant().plus(soon));
    }

    private static Instant expires(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
