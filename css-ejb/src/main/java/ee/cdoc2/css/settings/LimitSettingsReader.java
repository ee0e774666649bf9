package ee.cdoc2.css.settings;

import ee.cdoc2.css.limit.AddressPrefix;
import ee.cdoc2.css.limit.ConnectionLimits;
import ee.cdoc2.css.limit.Limit;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.Rate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code css.limit.*}. */
final class LimitSettingsReader {
    private static final String PREFIX = "css.limit.";
    private static final String OFF = "0";

    private final PropertyReader properties;

    LimitSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    LimitSettings read() {
        LimitSettings otherwise = LimitSettings.defaults();
        Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            rate(limit.setting(), Optional.of(limit.otherwise())).ifPresent(rate -> rates.put(limit, rate));
        }
        return new LimitSettings(
                rates,
                rate("all-stores", otherwise.allStores()),
                rate("recorded-refusals", otherwise.recorded()),
                properties.number(PREFIX + "in-progress", otherwise.inProgress(), LimitSettings.IN_PROGRESS),
                new ConnectionLimits(
                        properties.number(
                                PREFIX + "all-connections",
                                otherwise.connections().all(),
                                ConnectionLimits.OPEN),
                        properties.number(
                                PREFIX + "connections", otherwise.connections().open(), ConnectionLimits.OPEN),
                        rate("handshakes", otherwise.connections().handshakes())),
                properties.number(PREFIX + "ipv4-prefix", otherwise.ipv4(), LimitSettings.IPV4),
                properties.number(PREFIX + "ipv6-prefix", otherwise.ipv6(), LimitSettings.IPV6),
                properties.set(
                        PREFIX + "exempt",
                        otherwise.exempt(),
                        "addresses such as 192.0.2.1, or prefixes such as 2001:db8::/32, separated by commas",
                        AddressPrefix::parse));
    }

    private Optional<Rate> rate(String name, Optional<Rate> otherwise) {
        return properties.value(
                PREFIX + name,
                otherwise,
                "0, or a number from " + Rate.TOKENS + " and a duration from " + Rate.PERIOD + ", as in 600/PT10M",
                text -> text.equals(OFF)
                        ? Optional.of(Optional.empty())
                        : Rate.parse(text).map(Optional::of));
    }
}
