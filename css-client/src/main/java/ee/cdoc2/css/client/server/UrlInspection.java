package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.server.Finding.Level;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that clients of the second protocol find each server's element of a session token, by whatever rule: one compares
 * host and port alone, another looks for a base URL as a text inside the element.
 *
 * @param list well formed
 */
record UrlInspection(ServerList list) {
    private static final String PATH = "/session_nonce";

    List<Finding> inspect() {
        List<Finding> findings = new ArrayList<>();
        list.servers().forEach(server -> sessionNonceUrl(server, findings));
        List<ServerEntry> servers = list.servers();
        for (int i = 0; i < servers.size(); i++) {
            for (int j = i + 1; j < servers.size(); j++) {
                pair(servers.get(i), servers.get(j), findings);
            }
        }
        list.signIn().ifPresent(others -> {
            BaseUrl rp = others.rpServer().url();
            servers.stream()
                    .filter(server -> isOneOrigin(server.recipientUrl(), rp))
                    .forEach(server -> findings.add(warning(
                            server.title() + " and the RP server have one host and port: clients confuse them.")));
        });
        return findings;
    }

    private void sessionNonceUrl(ServerEntry server, List<Finding> findings) {
        if (list.signIn().isEmpty()) {
            if (server.sessionNonceUrl().isPresent()) {
                findings.add(warning(server.title() + " speaks the second protocol, but the list has no auth server and"
                        + " RP server for it."));
            }
            return;
        }
        String expected = server.recipientUrl() + PATH;
        String found = server.sessionNonceUrl().map(SessionNonceUrl::toString).orElse("");
        if (found.isEmpty()) {
            findings.add(warning(server.title() + " has no session-nonce URL: it speaks the first protocol only."));
        } else if (!found.equals(expected)) {
            findings.add(warning(server.title() + " has the session-nonce URL " + found + ", not " + expected
                    + ": other clients do not find it in a session token."));
        }
    }

    private static void pair(ServerEntry one, ServerEntry other, List<Finding> findings) {
        String who = "Servers " + one.name() + " and " + other.name();
        if (isOneOrigin(one.recipientUrl(), other.recipientUrl())) {
            findings.add(warning(who + " have one host and port: clients of the second protocol confuse them."));
        } else if (isContained(one.recipientUrl(), other.recipientUrl())) {
            findings.add(warning(who + " have URLs of which one begins with the other: clients of the second protocol"
                    + " confuse them."));
        }
    }

    private static boolean isOneOrigin(BaseUrl one, BaseUrl other) {
        return one.host().equals(other.host()) && one.port() == other.port();
    }

    private static boolean isContained(BaseUrl one, BaseUrl other) {
        return one.toString().contains(other.toString()) || other.toString().contains(one.toString());
    }

    private static Finding warning(String text) {
        return new Finding(Level.WARNING, text);
    }
}
