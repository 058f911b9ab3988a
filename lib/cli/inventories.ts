import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Rendering } from './render-app';

/**
 * Writes stand-ins for what no manifest of an app holds, for other commands: one file for each cluster of an app,
 * named after both. A main file with several Apps has several clusters of one name: they are numbered.
 */
export function writeInventories(renderings: readonly Rendering[], folder: string): void {
  const used = new Map<string, number>();
  for (const { app, report } of renderings) {
    for (const { name, inventory } of report?.clusters ?? []) {
      const stem = [app.name, ...name.split('/')].filter(Boolean).join('-');
      const count = (used.get(stem) ?? 0) + 1;
      used.set(stem, count);
      const file = path.join(folder, `${count === 1 ? stem : `${stem}-${count}`}.yaml`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, inventory.map((object) => stringify(object, { version: '1.1' })).join('---\n'));
    }
  }
}
