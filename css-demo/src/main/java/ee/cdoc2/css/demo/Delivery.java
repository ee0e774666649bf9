package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.capsule.Capsule;

/**
 * What is left over from a journey, for attackers.
 *
 * @param capsule where the shares are
 * @param used the ticket that fetched them
 */
record Delivery(Capsule capsule, Credentials used) {}
