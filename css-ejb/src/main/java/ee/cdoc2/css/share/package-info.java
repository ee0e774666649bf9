/**
 * The three services of the protocol: a sender deposits a share, anybody who knows its id gets nonces for it, and its
 * recipient, once authenticated, gets it.
 */
package ee.cdoc2.css.share;
