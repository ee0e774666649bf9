package ee.cdoc2.css.client.capsule;

import ee.cdoc2.css.protocol.ShareId;

/**
 * Where one share is. Never an address: the server's entry in the list has that.
 *
 * @param serverId the server's identifier in the list
 * @param shareId  what the server calls the share
 */
public record ShareReference(String serverId, ShareId shareId) {}
