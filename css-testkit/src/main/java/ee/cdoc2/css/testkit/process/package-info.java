/** Programs in processes of their own, and how to wait for them: for black-box tests and demonstrations. */
package ee.cdoc2.css.testkit.process;
