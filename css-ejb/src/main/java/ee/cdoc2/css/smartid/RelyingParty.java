package ee.cdoc2.css.smartid;

import java.util.Set;

/**
 * For whom Smart-ID signs, as configured: a client's word for it would let a signature in that was phished through another
 * relying party.
 *
 * @param schemeName {@code smart-id}, or {@code smart-id-demo}
 * @param name       the relying party's name
 * @param flowTypes  the flows that are taken
 */
public record RelyingParty(String schemeName, String name, Set<FlowType> flowTypes) {

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException when a name is empty or the scheme has a {@code |}, which separates signed fields
     */
    public RelyingParty {
        flowTypes = Set.copyOf(flowTypes);
        if (schemeName.isEmpty() || schemeName.contains("|") || name.isEmpty()) {
            throw new IllegalArgumentException("a scheme without | and a relying party must be named");
        }
    }
}
