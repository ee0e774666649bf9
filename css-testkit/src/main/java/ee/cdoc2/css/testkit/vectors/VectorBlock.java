package ee.cdoc2.css.testkit.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of one vector: each field is taken once, and none may be left over. */
final class VectorBlock {

    private final String place;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    /** @param place file and line, for messages */
    VectorBlock(String place) {
        this.place = place;
    }

    void add(String name, String value) {
        fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** {@return the value of a field that must be there, once} */
    String required(String name) {
        return optional(name).orElseThrow(() -> fault("needs " + name));
    }

    /** {@return the value of a field that may be there, once} */
    Optional<String> optional(String name) {
        List<String> values = repeated(name);
        if (values.size() > 1) {
            throw fault("has more than one " + name);
        }
        return values.stream().findFirst();
    }

    /** {@return the values of a field that may be there several times} */
    List<String> repeated(String name) {
        List<String> values = fields.remove(name);
        return values == null ? List.of() : values;
    }

    /** {@return the names of the fields that were not taken yet} */
    Set<String> left() {
        return Set.copyOf(fields.keySet());
    }

    /** Ends reading. */
    void requireAllTaken() {
        if (!fields.isEmpty()) {
            throw fault("has unknown fields " + fields.keySet());
        }
    }

    IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(place + " " + what);
    }
}
