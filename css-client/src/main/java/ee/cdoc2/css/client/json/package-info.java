/** JSON for people: the same values as css-protocol's, written over several lines. */
package ee.cdoc2.css.client.json;
