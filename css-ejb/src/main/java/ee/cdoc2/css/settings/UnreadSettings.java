package ee.cdoc2.css.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what is set and nobody reads. Most often it is a typing error, and whoever made it believes that the setting
 * holds.
 */
final class UnreadSettings {
    private static final String PROPERTY = "css.";
    private static final String VARIABLE = "CSS_";

    /**
     * What others set beside us: the user of css-client, and Kubernetes, which tells every container of each service in
     * its namespace (CSS_PORT=tcp://… of a service named "css").
     */
    private static final Pattern OF_OTHERS = Pattern.compile("CSS_(CLIENT_\\w+"
            + "|(\\w+_)?SERVICE_(HOST|PORT(_\\w+)?)"
            + "|(\\w+_)?PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern URL_OF_A_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*+");

    private final PropertyReader properties;
    private final Set<String> read;
    private final Set<String> variables;

    /**
     * Looks for what is unread now.
     *
     * @param properties has been asked for everything that is read, whether it is set or not
     */
    UnreadSettings(PropertyReader properties) {
        this.properties = properties;
        read = properties.asked();
        variables = read.stream().map(SettingName::variable).collect(Collectors.toSet());
    }

    /**
     * Notes a fault for each name that nobody reads.
     *
     * @param names all that is set, in whatever spelling its source has
     */
    void noteAmong(Set<String> names) {
        names.stream()
                .filter(name -> name.startsWith(PROPERTY) ? isUnreadProperty(name, names) : isUnreadVariable(name))
                .sorted()
                .forEach(name ->
                        properties.fault(name, "is set, but nothing reads it; docs/configuration.md has the names"));
    }

    /** Open Liberty lists css.log.level beside CSS_LOG_LEVEL: its translation, in a Turkish locale with an i without dot. */
    private boolean isUnreadProperty(String name, Set<String> names) {
        return !read.contains(name) && !names.contains(SettingName.variable(name));
    }

    private boolean isUnreadVariable(String name) {
        if (name.startsWith(VARIABLE)) {
            return !variables.contains(name)
                    && !OF_OTHERS.matcher(name).matches()
                    && !(name.endsWith("_PORT") && isUrlOfAService(name));
        }
        return variables.contains(name.toUpperCase(Locale.ROOT));
    }

    private boolean isUrlOfAService(String name) {
        return properties.text(name).filter(URL_OF_A_SERVICE.asMatchPredicate()).isPresent();
    }
}
