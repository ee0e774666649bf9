// Drives the console of a running application server in headless Chromium, and writes what it sees as PNG files.
// Started by take-pictures, which says in the environment where everything is.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { PLAYWRIGHT, SERVER, CONSOLE_URL, CONSOLE_PASSWORD, EAR, PICTURES } = process.env;
const { chromium } = createRequire(join(PLAYWRIGHT, "package.json"))("playwright-core");

const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium",
  headless: true,
  viewport: { width: 1280, height: 800 },
  httpCredentials: { username: "admin", password: CONSOLE_PASSWORD },
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = browser.pages()[0];
page.setDefaultTimeout(20_000);

async function picture(name) {
  await page.waitForTimeout(1000); // animations
  await page.screenshot({ path: join(PICTURES, `${SERVER}-${name}.png`) });
  console.log(`${SERVER}-${name}.png`);
}

/** Opens an address as if for the first time: a change of the fragment alone does not always do so. */
async function open(fragment) {
  await page.goto("about:blank");
  await page.goto(CONSOLE_URL + fragment);
}

const item = text => page.locator(".finder-column a, .finder-column span, li.list-group-item").getByText(text, { exact: true }).first();

async function wildfly() {
  // deploy
  await open("#deployments");
  await page.locator("#deployment-add-actions, .finder-column button.dropdown-toggle").first().click();
  await page.getByText("Upload Deployment").click();
  await page.locator("input[type=file]").setInputFiles(EAR);
  await picture("deploy-1-file");
  await page.getByRole("button", { name: "Next" }).click();
  await picture("deploy-2-name");
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByText("Deployment successful").waitFor({ timeout: 180_000 });
  await picture("deploy-3-done");
  await page.getByRole("button", { name: "Close" }).last().click();
  await open("#deployments");
  await item("css.ear").click();
  await picture("deploy-4-deployed");

  // data source
  await open("#configuration;path=configuration~subsystems!css~datasources");
  await item("Datasources").click();
  await item("css").click();
  await page.locator("li.finder-item.active button.dropdown-toggle").last().click();
  await picture("data-source-1-menu");
  await page.getByText("Test Connection", { exact: true }).first().click();
  await page.getByText("Successfully tested connection").first().waitFor();
  await picture("data-source-2-tested");

  // log level
  await open("#logging-configuration");
  await page.locator("a").filter({ hasText: "Categories" }).first().click();
  await page.waitForTimeout(2000);
  await page.locator("td:visible").getByText("ee.cdoc2.css", { exact: true }).click();
  await picture("log-level-1-category");
  try {
  await page.getByText("Edit", { exact: true }).locator("visible=true").first().click();
  await picture("log-level-2-edit");
  console.log(await page.locator("form:visible").first().innerHTML());
  } catch (e) { console.log(e); }

  // health
  await open("#runtime");
  await item("localhost").click();
  await picture("health-1-server");
  await item("Status").click();
  await picture("health-2-status");
  await item("Datasources").click();
  await picture("health-3-pool");
}

/** A link of the tree on the left, or of the page beside it. */
const link = text => page.locator("a:visible").filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) }).first();
const button = text => page.locator(`input[value="${text}"]:visible`).first();

async function payara() {
  await open("");
  await page.getByText(/Common Tasks|is starting/).first().waitFor();
  while (await page.getByText("Console is starting").isVisible()) {
    await page.waitForTimeout(5000);
    await page.reload();
  }

  // deploy
  await link("Applications").click();
  await button("Deploy...").click();
  await page.locator("input[type=file]:visible").setInputFiles(EAR);
  await page.waitForTimeout(3000);
  await picture("deploy-1-file");
  await button("OK").click();
  await link("css").waitFor({ timeout: 180_000 });
  await picture("deploy-2-deployed");

  // data source
  await link("JDBC").click();
  await link("JDBC Connection Pools").click();
  await link("CssH2").click();
  await button("Ping").waitFor();
  await picture("data-source-1-pool");
  await button("Ping").click();
  await page.getByText("Ping Succeeded").waitFor();
  await picture("data-source-2-ping");

  // log level
  await link("server-config").click();
  await link("Logger Settings").click();
  await link("Log Levels").click();
  await picture("log-level-1-levels");
  console.log((await page.locator("body").innerText()).slice(-4000));

  // health
  await link("server \\(Admin Server\\)").click();
  await page.waitForTimeout(5000);
  await picture("health-1-server");
  await link("Monitoring Data").click();
  await link("Server").click();
  await page.waitForTimeout(5000);
  await picture("health-2-monitoring");
}

try {
  await { wildfly, payara }[SERVER]();
} catch (failure) {
  await page.screenshot({ path: join(tmpdir(), `${SERVER}-failure.png`) });
  console.error(await page.locator("body").innerText());
  throw failure;
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
