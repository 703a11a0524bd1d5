// Writes every offer file into one list beside the page, which fetches it when somebody looks for an offer. A hook of Trunk runs it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOffers } from './offers.mjs';

const target = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
if (!target || !source) throw new Error('Trunk runs this and says where the files are, as TRUNK_STAGING_DIR and TRUNK_SOURCE_DIR');
mkdirSync(join(target, 'offers'), { recursive: true });
writeFileSync(join(target, 'offers', 'all.json'), allOffers(source));
