/**
 * What {@code java -jar css.jar} runs: reads the environment, checks it, and starts Payara Micro with the application
 * inside.
 *
 * <p>The application's classes are not on the launcher's class path. The settings of the server are in
 * {@code src/main/payara/micro/pre-boot-commands.txt} of the repository; this package gives values to their
 * placeholders.
 */
package ee.cdoc2.css.micro;
