/** What a monitoring system is told: metrics in the format of Prometheus. Names and labels are in docs/operations. */
package ee.cdoc2.css.metrics;
