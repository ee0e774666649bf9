/**
 * Bounds what it costs to wait for another host: {@link ee.cdoc2.css.remote.RemoteHosts} lets a limited number of
 * threads wait for each, asks one question once for all who wait for it, and does not ask for a while when the host has
 * not answered several times; {@link ee.cdoc2.css.remote.BoundedHttp} bounds the time and size of an answer. Knows
 * nothing of what is asked.
 */
package ee.cdoc2.css.remote;
