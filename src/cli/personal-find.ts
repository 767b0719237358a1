import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { localize } from '#lib/indicators/language.ts';
import { recordAct } from '#lib/server/people/audit.ts';
import { findPerson, type PersonFound } from '#lib/server/privacy/find-person.ts';
import { personFile } from '#lib/server/privacy/person-file.ts';
import { askPerson } from './ask-person.ts';
import { textOption, type CliContext, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon personal find`: everywhere a person is, and their data as a file. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language, cwd } = context;
		const keys = await askPerson(context);
		const found = await findPerson(workspace, keys, language);
		recordAct(workspace, { person: null, name: workspace.user, what: 'saw-personal', about: {} });
		const out = textOption(input, 'out');
		const format = textOption(input, 'format') ?? (context.json ? 'json' : 'table');
		const data =
			format === 'json'
				? `${JSON.stringify({ version: 1, ...found }, null, 2)}\n`
				: await personFile(found, language);
		if (out !== null) {
			const path = resolve(cwd, out);
			await writeFile(path, data, { mode: 0o600 });
			output.note(
				output.words({
					fr: `Données écrites dans ${path}, lisible par vous seul.`,
					en: `Data written to ${path}, readable by you alone.`
				})
			);
		} else if (format !== 'table') output.bytes(data);
		if (format === 'table' || out !== null) tell(found, workspace.timeZone, context);
	});

function tell(found: PersonFound, timeZone: string, { output, language }: CliContext): void {
	const say = (fr: string, en: string) => output.line(output.words({ fr, en }));
	const { files, editions, mends, records, backups, others, unread, searched } = found;
	say(`${searched} fichier(s) cherché(s).`, `${searched} file(s) searched.`);
	for (const file of files) {
		const where = [
			...(file.kept ? ['var/exports'] : []),
			...(file.inFolder ? [file.inFolder] : [])
		].join(', ');
		const lines = file.rows.map(({ line }) => line).join(', ');
		if (file.rows.length > 0)
			say(
				`${file.title} — ${file.name} (${where}) : ligne(s) ${lines}`,
				`${file.title} — ${file.name} (${where}): row(s) ${lines}`
			);
		for (const { line, identifiers } of file.doubtful)
			say(
				`${file.title} — ${file.name}, ligne ${line} : même nom sous ${Object.values(identifiers).join(', ')}. Homonyme, ou la même personne : à vous de dire.`,
				`${file.title} — ${file.name}, row ${line}: the same name under ${Object.values(identifiers).join(', ')}. A namesake, or the same person: for you to say.`
			);
	}
	for (const name of unread)
		say(
			`Illisible, à regarder à la main : ${name}`,
			`Unreadable, to be looked at by hand: ${name}`
		);
	for (const { edition, rows, current, meetings } of editions) {
		const told = rows.map(({ dataset, count }) => `${dataset} (${count})`).join(', ');
		const of = meetings.length > 0 ? `, ${meetings.join(', ')}` : '';
		say(
			`Version ${edition}${current ? ', servie' : ''}${of} : ${told}`,
			`Edition ${edition}${current ? ', served' : ''}${of}: ${told}`
		);
	}
	if (mends.length > 0)
		say(
			`Corrections : ${mends.map(({ number }) => `nᵒ ${number}`).join(', ')}`,
			`Mends: ${mends.map(({ number }) => `no. ${number}`).join(', ')}`
		);
	for (const { what, count, goes } of records)
		say(
			`Jalon : ${localize(what, language)}, ${count}${goes ? '' : ' (gardé : dit qui a fait quoi)'}`,
			`Jalon: ${localize(what, language)}, ${count}${goes ? '' : ' (kept: tells who did what)'}`
		);
	for (const { file, madeAt } of backups)
		say(
			`Sauvegarde du ${dayOf(madeAt, timeZone)}, à regarder : ${file}`,
			`Backup of ${dayOf(madeAt, timeZone)}, to be looked at: ${file}`
		);
	if (others.length > 0)
		say(
			`Ces lignes portent aussi : ${others.join(', ')}. Si c’est la même personne, cherchez-les de même.`,
			`These rows bear too: ${others.join(', ')}. If it is the same person, look for them likewise.`
		);
	if (files.length + editions.length + mends.length + records.length === 0)
		say('Rien trouvé.', 'Nothing found.');
}
