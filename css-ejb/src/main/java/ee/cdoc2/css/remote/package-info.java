/**
 * Bounds what it costs to wait for another host: {@link ee.cdoc2.css.remote.RemoteHosts} lets a limited number of
 * threads wait for each, asks one question once for all who wait for it, and does not ask for a while when the host has
 * not answered several times. Knows nothing of what is asked, or how.
 */
package ee.cdoc2.css.remote;
