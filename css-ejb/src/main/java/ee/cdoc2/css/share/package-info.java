/**
 * What the server is for: a sender deposits a share; whoever knows its id gets nonces for it; its recipient, once
 * authenticated, has it released.
 */
package ee.cdoc2.css.share;
