import { buildWeb } from './build-web.ts';

const built = await buildWeb();
console.error(built ? 'Interface construite.' : 'Interface à jour.');
