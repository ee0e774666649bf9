/**
 * How much one source may ask of this node: an address, or the prefix that its owner has. Token buckets in memory, which nothing fills
 * and nobody can push out; docs/adr/0027 says why they are as they are.
 */
package ee.cdoc2.css.limit;
