// Puts what the page's workers run beside the page, in a folder that is named after all that is in it, so that a page never gets
// the workers of another version. A hook of Trunk runs it.
//
// `cargo xtask` builds it before the page. A development build makes its own, which is not optimised.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOffers } from './offers.mjs';

const { TRUNK_STAGING_DIR: target, TRUNK_SOURCE_DIR: source, TRUNK_PROFILE: profile } = process.env;
if (!target || !source) throw new Error('Trunk runs this and says where the files are, as TRUNK_STAGING_DIR and TRUNK_SOURCE_DIR');

const built = profile === 'debug' ? development() : join(source, 'target/background');
if (!existsSync(join(built, 'lead.js'))) throw new Error(`${built} is not there: cargo xtask builds it`);

const names = readdirSync(built).sort();
const hash = createHash('sha256');
for (const name of names) hash.update(`${name}\0`).update(readFileSync(join(built, name)));
const folder = `background-${hash.digest('hex').slice(0, 16)}`;
cpSync(built, join(target, folder), { recursive: true });

// Trunk.toml has it written into the page without the hash.
const page = join(target, 'index.html');
const parts = readFileSync(page, 'utf8').split('./background/');
if (parts.length !== 2) throw new Error(`${page} is expected to name ./background/ once`);
writeFileSync(page, parts.join(`./${folder}/`));

/** Builds it with what was compiled for the page, and says where it is. */
function development() {
  const compiled = process.env.CARGO_TARGET_DIR ?? join(source, 'target');
  const folder = join(compiled, 'background');
  run('cargo', 'build', '--offline', '--quiet', '--lib', '--package', 'ad-credit-lab-background', '--target', 'wasm32-unknown-unknown');
  mkdirSync(folder, { recursive: true });
  const wasm = join(compiled, 'wasm32-unknown-unknown/debug/ad_credit_lab_background.wasm');
  run('wasm-bindgen', '--target', 'web', '--out-name', 'glue', '--no-typescript', '--omit-default-module-path', '--out-dir', folder, wasm);
  renameSync(join(folder, 'glue_bg.wasm'), join(folder, 'background.wasm'));
  cpSync(join(source, 'crates/background/workers'), folder, { recursive: true });
  writeFileSync(join(folder, 'offers.json'), allOffers(source));
  return folder;
}

function run(program, ...words) {
  const { status, error } = spawnSync(program, words, { cwd: source, stdio: 'inherit' });
  if (error || status !== 0) throw new Error(`${program} ${words[0]} failed${error ? `: ${error.message}` : ''}`);
}
