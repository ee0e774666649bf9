/**
 * What the operator can prove afterwards: one line for each share that was stored, released or denied, written before
 * the answer leaves. The form of the lines is in docs/audit-log.md.
 */
package ee.cdoc2.css.audit;
