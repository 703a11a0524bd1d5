// Photographs the page at three widths, light and dark: node screenshots.mjs FOLDER [ROUTE]...

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, mounted, openWatched } from "./support.mjs";

const [folder, ...routes] = process.argv.slice(2);
const WIDTHS = [1440, 768, 360];

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const route of routes.length > 0 ? routes : [""]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of WIDTHS) {
      const context = { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" };
      const { page, troubles, close } = await openWatched(browser, { path: route, context });
      await mounted(page);
      await page.waitForLoadState("networkidle");
      const name = route.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start";
      const path = join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
      for (const trouble of troubles) console.log(`  ${trouble}`);
      await close();
    }
  }
}
await browser.close();
