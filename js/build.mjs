// Bundle each widget into one committed file, so that nobody needs Node to run the pack.
//
//   node build.mjs           write psoas_lib/widgets/static/<widget>.js
//   node build.mjs --check   build in memory, compare with the committed files, exit 1 on a difference
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const WIDGETS = ["player", "page", "explorer", "atlas", "question", "form", "thomas", "evidence"];
const here = dirname(fileURLToPath(import.meta.url));
const outFolder = join(here, "..", "psoas_lib", "widgets", "static");

async function bundle(widget) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [join("src", widget, "index.mjs")],
    bundle: true,
    write: false,
    format: "esm",
    target: ["es2022"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    loader: { ".css": "text", ".json": "json" },
  });
  return result.outputFiles[0].text;
}

const found = WIDGETS.filter((widget) => existsSync(join(here, "src", widget, "index.mjs")));
const check = process.argv.includes("--check");
let stale = 0;
await mkdir(outFolder, { recursive: true });
for (const widget of found) {
  const text = await bundle(widget);
  const path = join(outFolder, `${widget}.js`);
  if (!check) {
    await writeFile(path, text);
    console.log(`${widget}.js ${(text.length / 1024).toFixed(0)} kB`);
  } else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    stale += 1;
    console.error(`${widget}.js is not what its sources make: run "npm ci && npm run build" in js/`);
  }
}
process.exitCode = stale ? 1 : 0;
