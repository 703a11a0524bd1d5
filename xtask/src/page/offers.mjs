// Every offer file as one list, as JSON text.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function allOffers(source) {
  const folder = join(source, 'offers');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
  const offers = names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (offers.length === 0) throw new Error(`${folder} holds no offers`);
  return JSON.stringify(offers);
}
