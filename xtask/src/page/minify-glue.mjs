// Minifies the page's glue, which Trunk leaves as wasm-bindgen writes it. A hook of Trunk runs it before the files are put in place.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error('Trunk runs this and says where the files are, as TRUNK_STAGING_DIR');
const glue = readdirSync(folder).filter((name) => /^ad-credit-lab-.*\.js$/.test(name));
if (glue.length !== 1) throw new Error(`one file of glue is expected in ${folder}, not ${glue.length}`);
const path = join(folder, glue[0]);
const { code } = await minify(readFileSync(path, 'utf8'), { module: true, compress: true, mangle: true });
writeFileSync(path, code);
