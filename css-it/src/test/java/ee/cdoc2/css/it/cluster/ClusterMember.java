package ee.cdoc2.css.it.cluster;

import ee.cdoc2.css.testkit.json.ReadJson;
import java.util.Set;

/**
 * A node, as a Patroni sees it.
 *
 * @param name its name
 * @param role {@code leader}, {@code sync_standby} or {@code replica}
 * @param state {@code running} and {@code streaming} are good ones
 * @param timeline the timeline of its log; 0 where it is not known
 */
record ClusterMember(String name, String role, String state, long timeline) {

    static ClusterMember of(ReadJson member) {
        return new ClusterMember(
                member.text("name").orElse(""),
                member.text("role").orElse(""),
                member.text("state").orElse(""),
                member.number("timeline").orElse(0L));
    }

    boolean isLeader() {
        return role.equals("leader");
    }

    boolean isSynchronous() {
        return role.equals("sync_standby");
    }

    boolean works() {
        return Set.of("running", "streaming").contains(state);
    }
}
