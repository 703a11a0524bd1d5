// TypeScript on files of a folder in which the package is installed.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the compiler complains about in strict mode, the package's own declarations included; nothing where all is well. */
export function compiled(folder, files, options = {}) {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: false,
    target: "es2022",
    lib: ["es2023", "dom"],
    module: "nodenext",
    types: [],
    ...options,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "--pretty", "false"], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
  // The first ones tell enough.
  return (stdout + stderr).split("\n").slice(0, 20).join("\n");
}
