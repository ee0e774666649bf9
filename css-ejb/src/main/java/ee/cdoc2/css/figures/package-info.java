/** What a monitoring system is told: figures in the format of Prometheus. Names and labels are in docs/operations. */
package ee.cdoc2.css.figures;
