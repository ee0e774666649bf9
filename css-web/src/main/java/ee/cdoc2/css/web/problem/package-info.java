/**
 * How a refusal is told: one mapping from whatever was thrown to a problem document (RFC 9457), and to one line in the
 * log that carries the id of the request.
 */
package ee.cdoc2.css.web.problem;
