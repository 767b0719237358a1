import { parseArgs } from 'node:util';
import { languages, type Language } from '#lib/indicators/language.ts';
import { isLoopbackHost } from '#lib/server/loopback-host.ts';
import { openOutput } from '../cli/output.ts';
import { attacks } from './attacks.ts';
import { runAttacks, type Outcome } from './run-attacks.ts';

// npm run attack -- --url http://127.0.0.1:4646 [--lang fr|en] [--json] [--i-own-this-host]
const { values } = parseArgs({
	options: {
		url: { type: 'string' },
		lang: { type: 'string', default: process.env['JALON_LANG'] ?? 'fr' },
		json: { type: 'boolean', default: false },
		'i-own-this-host': { type: 'boolean', default: false }
	}
});
const language: Language = languages.find((one) => one === values.lang) ?? 'fr';
const output = openOutput(process.stdout, process.stderr, language);

function refuse(fr: string, en: string): never {
	output.note(output.words({ fr, en }));
	process.exit(2);
}

const given = values.url ?? '';
if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
	refuse(
		'Indiquez le serveur : npm run attack -- --url http://127.0.0.1:4646',
		'Say which server: npm run attack -- --url http://127.0.0.1:4646'
	);
const url = new URL(given);
if (!isLoopbackHost(url.host) && !values['i-own-this-host'])
	refuse(
		`${url.host} n’est pas cette machine. N’attaquez que ce qui est à vous, sur une copie : ajoutez --i-own-this-host si ce serveur est le vôtre.`,
		`${url.host} is not this machine. Attack only what is yours, on a copy: add --i-own-this-host if this server is.`
	);

const bar = output.progress(url.host, attacks.length);
let outcomes: readonly Outcome[];
try {
	outcomes = await runAttacks(url, {
		onProgress: (done, title) => bar.update(done, output.words(title))
	});
} catch (error) {
	bar.stop();
	refuse(`Rien ne répond à ${url.origin}.`, `Nothing answers at ${url.origin} (${String(error)}).`);
}
bar.stop();

const failed = outcomes.filter(({ failures }) => failures.length > 0);
if (values.json)
	output.json({
		version: 1,
		url: url.origin,
		held: failed.length === 0,
		attacks: outcomes.map(({ attack, tried, failures, skipped }) => ({
			id: attack.id,
			title: attack.title,
			tried,
			failures,
			skipped
		}))
	});
else {
	const words = (fr: string, en: string) => output.words({ fr, en });
	output.table(
		[
			{ title: words('attaque', 'attack') },
			{ title: words('essais', 'tried'), align: 'right' },
			{ title: words('tenus', 'held'), align: 'right' },
			{ title: '' }
		],
		outcomes.map(({ attack, tried, failures, skipped }) => [
			output.words(attack.title),
			tried,
			Math.max(0, tried - failures.length),
			failures.length > 0
				? words('n’a pas tenu', 'did not hold')
				: skipped
					? output.words(skipped)
					: words('tenu', 'held')
		])
	);
	for (const { attack, failures } of failed) {
		output.line();
		output.line(`${output.words(attack.title)} :`);
		for (const failure of failures.slice(0, 20)) output.line(`  ${failure}`);
		if (failures.length > 20)
			output.line(
				words(`  … et ${failures.length - 20} autres`, `  … and ${failures.length - 20} more`)
			);
	}
}
process.exit(failed.length > 0 ? 1 : 0);
