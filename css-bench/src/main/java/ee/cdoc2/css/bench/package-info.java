/**
 * Measures what each call of the protocol costs a server, and compares two servers in turns. Not a part of the product.
 *
 * <p>The load comes from a small driver on the sockets of css-testkit ({@link ee.cdoc2.css.testkit.wire.RawHttps}), not from Gatling,
 * with which the reference implementation is tested. The reasons:
 * <ul>
 * <li>Driver and server share the machine, which has two processors. What the driver takes the server lacks, so it has to be
 *     little: blocking sockets, a thread for each client, requests that are bytes before the clock starts. Gatling brings Netty
 *     and the Scala runtime, makes each request while it measures, and writes a record of each.
 * <li>Nonces are fetched and tickets are signed beforehand, so that neither is in what is measured. In Gatling they are steps of a
 *     scenario, or come from a feeder whose file a program like this one would have to write first.
 * <li>The bytes are exactly those of the deployed clients ({@link ee.cdoc2.css.testkit.wire.JavaClientShape}).
 * <li>Whether a connection is kept, and that a new one has a full handshake and resumes no session, is said in ten lines here, and
 *     tested.
 * <li>What is looked for is processor time of the server and of its database for a request, read from {@code /proc}. Gatling does
 *     not measure it; and of what it does measure, percentiles of latency, HdrHistogram takes care here.
 * </ul>
 * What Gatling would give, arrivals at a given rate and pages of charts, is not needed to compare costs.
 */
package ee.cdoc2.css.bench;
