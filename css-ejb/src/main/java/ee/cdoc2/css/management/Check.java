package ee.cdoc2.css.management;

import java.util.Map;

/**
 * What one check of the server's health found.
 *
 * @param name what was looked at
 * @param up   whether the server can do its work in this respect
 * @param data more about it, by name; nothing secret
 */
public record Check(String name, boolean up, Map<String, String> data) {}
