// Drives the console of a running application server in headless Chromium, and writes what it sees as PNG files.
// Started by take-pictures, which says in the environment where everything is.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { PLAYWRIGHT, SERVER, CONSOLE_URL, CONSOLE_PASSWORD, CSS_BASE_URLS, EAR, PICTURES } = process.env;
const { chromium } = createRequire(join(PLAYWRIGHT, "package.json"))("playwright-core");

const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium",
  headless: true,
  viewport: { width: 1280, height: 800 },
  ignoreHTTPSErrors: true, // of CSS, whose key is made for this purpose
  httpCredentials: { username: "admin", password: CONSOLE_PASSWORD },
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = browser.pages()[0];
page.setDefaultTimeout(30_000);

async function picture(name) {
  await page.waitForTimeout(1500); // animations
  await page.screenshot({ path: join(PICTURES, `${SERVER}-${name}.png`) });
  console.log(`${SERVER}-${name}.png`);
}

/** Opens an address as if for the first time: a change of the fragment alone does not always do so. */
async function open(fragment) {
  await page.goto("about:blank");
  await page.goto(CONSOLE_URL + fragment);
}

/** What the application itself says. */
async function ready() {
  await page.goto(`${CSS_BASE_URLS}/health/ready`);
  await picture("health-ready");
}

const item = text => page.locator(".finder-column").getByText(text, { exact: true }).first();

const wildfly = {
  async deploy() {
    await open("#deployments");
    await page.locator(".finder-column button.dropdown-toggle").first().click();
    await page.getByText("Upload Deployment").click();
    await page.locator("input[type=file]").setInputFiles(EAR);
    await picture("deploy-1-file");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("Deployment successful").waitFor({ timeout: 180_000 });
    await picture("deploy-2-done");
    await open("#deployments");
    await item("css.ear").click();
    await page.getByText("Context Roots").waitFor();
    await picture("deploy-3-deployed");
  },

  async dataSource() {
    await open("#configuration;path=configuration~subsystems!css~datasources");
    await item("Datasources").click();
    await item("css").click();
    await page.locator("li.finder-item.active button.dropdown-toggle").last().click();
    await picture("data-source-1-menu");
    await page.getByText("Test Connection", { exact: true }).first().click();
    await page.getByText("Successfully tested connection").first().waitFor();
    await picture("data-source-2-tested");
  },

  async logLevel() {
    await open("#logging-configuration");
    await page.locator("a").filter({ hasText: "Categories" }).first().click();
    await page.locator("td:visible").getByText("ee.cdoc2.css", { exact: true }).click();
    await picture("log-level-1-category");
    await page.locator("a:visible").filter({ hasText: "Edit" }).first().click();
    // for the console, what stands in the environment is no level
    await page.locator("button.dropdown-toggle:visible").filter({ hasText: /^\s*undefined\s*$/ }).first().click();
    await page.locator("ul.dropdown-menu li:visible").getByText("FINE", { exact: true }).click();
    const save = page.locator("button:visible").filter({ hasText: "Save" });
    await save.scrollIntoViewIfNeeded();
    await picture("log-level-2-edit");
    await save.click();
    await page.getByText("successfully modified").first().waitFor();
  },

  async health() {
    await open("#runtime");
    await item("localhost").click();
    await page.getByText("is up and running").waitFor();
    await picture("health-1-server");
    await item("Status").click();
    await page.getByText("Non-heap").waitFor();
    await picture("health-2-status");
    await ready();
  },
};

/** The first visible one in any frame: the form for an upload is in a frame of its own. */
async function anywhere(selector, hasText, timeout = 30_000) {
  for (const end = Date.now() + timeout; Date.now() < end; await page.waitForTimeout(500)) {
    for (const frame of page.frames()) {
      const found = frame.locator(selector).filter(hasText ? { hasText } : {}).locator("visible=true").first();
      if (await found.isVisible().catch(() => false)) {
        return found;
      }
    }
  }
  throw new Error(`nothing visible: ${selector} ${hasText}`);
}

/** A link of the tree on the left, or of the page beside it. */
async function follow(text, timeout) {
  await (await anywhere("a", new RegExp(`^\\s*${text}\\s*$`), timeout)).click();
}

// The values of most buttons have blanks around the word.
async function press(word) {
  await (await anywhere(`input[value~="${word}"]`)).click();
}

const payara = {
  async deploy() {
    // loaded with the first call; meanwhile it says so, or 404
    do {
      await open("");
    } while (!await anywhere("a", /^\s*Applications\s*$/, 15_000).catch(() => false));
    await follow("Applications");
    await press("Deploy...");
    await (await anywhere("input[type=file]")).setInputFiles(EAR);
    await picture("deploy-1-file");
    await press("OK");
    await anywhere("a", /^\s*css\s*$/, 180_000);
    await picture("deploy-2-deployed");
  },

  async dataSource() {
    await follow("JDBC");
    await follow("JDBC Connection Pools");
    await follow("CssPostgreSQL");
    await anywhere('input[value~="Ping"]');
    await picture("data-source-1-pool");
    await press("Ping");
    await anywhere("body", /Ping Succeeded/);
    await picture("data-source-2-ping");
  },

  async logLevel() {
    await follow("server-config");
    await follow("Logger Settings");
    await follow("Log Levels");
    const name = await anywhere('input[value="ee.cdoc2.css"]');
    await name.scrollIntoViewIfNeeded();
    await picture("log-level-1-levels");
  },

  async health() {
    await follow("server \\(Admin Server\\)");
    await anywhere("body", /View Log Files|General Information/);
    await picture("health-1-server");
    await ready();
  },
};

let failed = 0;
for (const [name, part] of Object.entries({ wildfly, payara }[SERVER])) {
  try {
    await part();
  } catch (failure) {
    failed = 1;
    console.error(`${name}: ${failure.message}`);
    await page.screenshot({ path: join(tmpdir(), `${SERVER}-${name}-failed.png`) });
  }
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
process.exit(failed);
