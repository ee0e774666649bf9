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

async function payara() {
  await open("");
  while (await page.getByText("Console is starting").isVisible()) {
    await page.waitForTimeout(5000);
    await page.reload();
  }
  await page.waitForTimeout(10000);
  await picture("home"); console.log(page.url(), (await page.locator("body").innerText()).slice(0,2500));
  console.log(await page.$$eval("a", as => as.map(a => a.id + " | " + a.innerText.trim() + " | " + a.href).join("\n")));
  console.log(page.frames().map(f => f.url()).join("\n"));
  for (const t of ["Applications", "JDBC", "JDBC Connection Pools", "Monitoring Data", "server-config", "Logger Settings"]) {
    try { await page.locator("a", { hasText: t }).locator("visible=true").first().click(); await page.waitForTimeout(6000); await picture("x-" + t.replace(/ /g, "")); console.log(t, page.url(), (await page.locator("body").innerText()).slice(-700)); } catch (e) { console.log(t, String(e).slice(0, 500)); }
  }
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
