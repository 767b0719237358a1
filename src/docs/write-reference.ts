import { writeFileSync } from 'node:fs';
import { referenceText } from './reference.ts';

// node src/docs/write-reference.ts
writeFileSync('REFERENCE.md', await referenceText());
