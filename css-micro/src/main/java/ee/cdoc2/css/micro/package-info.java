/**
 * What {@code java -jar css.jar} runs: reads the environment, checks it, and starts Payara Micro with the application inside.
 *
 * <p>Nothing of the application stands here. The settings of the server itself stand in
 * {@code src/main/payara/micro/pre-boot-commands.txt} of the repository; this package gives values to their placeholders.
 */
package ee.cdoc2.css.micro;
