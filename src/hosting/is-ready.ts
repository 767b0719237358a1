import { env, exit } from 'node:process';

// Ends with 0 when the server of this machine answers a query of its edition, 1 otherwise.
const port = env['PORT'] ?? '4646';
const patience = AbortSignal.timeout(4_000);
const ready = await fetch(`http://127.0.0.1:${port}/ready`, { signal: patience }).then(
	({ ok }) => ok,
	() => false
);
exit(ready ? 0 : 1);
