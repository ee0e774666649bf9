package ee.cdoc2.css.micro;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long PostgreSQL is waited for. All in seconds, as its driver has them.
 *
 * @param connect   until a connection is there, with its login
 * @param statement for a statement, by the database's own watch
 * @param socket    for the next bytes of an answer, by the driver's watch: for a database that does not say anything
 */
record DatabaseTimeouts(int connect, int statement, int socket) {
    /**
     * Until a host that has taken a connection answers whether it speaks TLS, in milliseconds. One that stands still takes connections and says nothing:
     * half of a login, so that the next host of the URL has its turn.
     */
    private static final String FIRST_ANSWER = "1000";

    /**
     * Who closes a TLS connection on which nothing comes waits for the socket's timeout once more, in the JDK. So a request that meets a database
     * which does not answer takes 3 + 3 s, and 2 s to connect anew: less than a request may take.
     */
    static final DatabaseTimeouts DEFAULT = new DatabaseTimeouts(2, 2, 3);

    /**
     * Adds the timeouts to a JDBC URL, as parameters of PostgreSQL's driver. What the URL says itself stays.
     *
     * @param url begins with {@code jdbc:postgresql:}
     */
    String addedTo(String url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connectTimeout", Integer.toString(connect));
        parameters.put("sslResponseTimeout", FIRST_ANSWER);
        parameters.put("loginTimeout", Integer.toString(connect));
        parameters.put("socketTimeout", Integer.toString(socket));
        parameters.put("tcpKeepAlive", "true");
        parameters.put("options", "-c%20statement_timeout=" + statement + "s");
        String added = parameters.entrySet().stream()
                .filter(parameter ->
                        Stream.of("?", "&").noneMatch(before -> url.contains(before + parameter.getKey() + "=")))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        if (added.isEmpty()) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + added;
    }
}
