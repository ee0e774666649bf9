/** What Linux says about a process in {@code /proc}: the processor time that it used, the memory that it has. */
package ee.cdoc2.css.bench.process;
