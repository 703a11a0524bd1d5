// Minifies wasm-bindgen's glue: from the file named first to the one named second.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { minify } from 'terser';

const [from, to] = argv.slice(2);
const { code } = await minify(readFileSync(from, 'utf8'), { module: true, compress: true, mangle: true });
writeFileSync(to, code);
