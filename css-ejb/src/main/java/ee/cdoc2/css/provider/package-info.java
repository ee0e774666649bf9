/** Which provider verifies signatures on this node. Conscrypt is known here and in css-micro's listener alone. */
package ee.cdoc2.css.provider;
