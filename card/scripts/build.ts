/** Builds the bundle that the integration ships; with --check, says whether the one that is there is it. */

import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const BUNDLE = new URL("../../custom_components/power_budget/frontend/power-budget-card.js", import.meta.url);

const { outputFiles } = await build({
  absWorkingDir: new URL("..", import.meta.url).pathname,
  entryPoints: ["src/index.ts"],
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "eof",
  minify: true,
  target: "es2022",
  write: false,
});
const [fresh] = outputFiles;
if (fresh === undefined) throw new Error("esbuild built nothing");

if (process.argv.includes("--check")) {
  const there = await readFile(BUNDLE).catch(() => null);
  if (there === null || !there.equals(fresh.contents)) {
    process.stderr.write("The bundle is not what its source makes: run scripts/build-card and commit it.\n");
    process.exitCode = 1;
  }
} else {
  await writeFile(BUNDLE, fresh.contents);
}
