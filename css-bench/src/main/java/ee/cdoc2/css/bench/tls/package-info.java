/** What exchanging keys costs a server, by the group. */
package ee.cdoc2.css.bench.tls;
