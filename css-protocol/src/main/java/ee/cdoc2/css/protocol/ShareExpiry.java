package ee.cdoc2.css.protocol;

import java.time.Instant;

/**
 * When a new share expires. From this second on it is gone.
 *
 * @param at       whole seconds
 * @param adjusted whether the sender asked for a later time than is admitted
 */
public record ShareExpiry(Instant at, boolean adjusted) {}
