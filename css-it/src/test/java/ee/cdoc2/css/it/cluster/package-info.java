/** PostgreSQL that fails over: three servers under Patroni, each of which can be killed, frozen, cut off and filled up. */
package ee.cdoc2.css.it.cluster;
