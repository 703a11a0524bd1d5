// Writes every offer file into one list beside the page, which fetches it when somebody looks for an offer. A hook of Trunk runs it.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
if (!target || !source) throw new Error('Trunk runs this and says where the files are, as TRUNK_STAGING_DIR and TRUNK_SOURCE_DIR');
const folder = join(source, 'offers');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
const offers = names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
if (offers.length === 0) throw new Error(`${folder} holds no offers`);
mkdirSync(join(target, 'offers'), { recursive: true });
writeFileSync(join(target, 'offers', 'all.json'), JSON.stringify(offers));
