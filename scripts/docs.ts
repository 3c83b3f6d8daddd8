// Writes the documents that are generated from declarations; a test says when they are out of date.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedDocuments } from './generated-documents.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
for (const [path, text] of Object.entries(generatedDocuments())) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
