package ee.cdoc2.css.testkit.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one vector. Each is taken once; at the end none may be left. */
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

    /** {@return the value of a required field} */
    String required(String name) {
        return optional(name).orElseThrow(() -> fault("needs " + name));
    }

    /** {@return the value of an optional field} */
    Optional<String> optional(String name) {
        List<String> values = repeated(name);
        if (values.size() > 1) {
            throw fault("has more than one " + name);
        }
        return values.stream().findFirst();
    }

    /** {@return the values of a field that may occur several times} */
    List<String> repeated(String name) {
        List<String> values = fields.remove(name);
        return values == null ? List.of() : values;
    }

    /** {@return the names of the fields that were not yet taken} */
    Set<String> left() {
        return Set.copyOf(fields.keySet());
    }

    /** Checks that no field is left, so that a misspelt one is noticed. */
    void requireAllTaken() {
        if (!fields.isEmpty()) {
            throw fault("has unknown fields " + fields.keySet());
        }
    }

    IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(place + " " + what);
    }
}
