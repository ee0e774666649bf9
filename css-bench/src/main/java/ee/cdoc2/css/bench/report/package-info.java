/** What was measured, as figures, ratios and tables. */
package ee.cdoc2.css.bench.report;
