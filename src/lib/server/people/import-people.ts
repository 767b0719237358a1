import { parse } from 'csv-parse/sync';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { inviteWithin, type Invited } from './invite.ts';
import type { PersonTerms, Scoped } from './person-terms.ts';

/** A line of a list that was not taken, by its number in the text. */
export type RefusedLine = { readonly line: number; readonly why: JalonError };

export type Imported = {
	readonly invited: readonly Invited[];
	readonly refused: readonly RefusedLine[];
};

/** More people than a committee and its partners have. */
const mostPeople = 1_000;

const columns = ['email', 'name', 'roles', 'axes', 'territories', 'reads-all', 'unsuppressed'];
const yes = ['yes', 'oui', '1', 'true', 'x'];

/**
 * Invites everybody of a CSV list (comma, semicolon or tab; a header with `email`, `name`, `roles`,
 * and if need be `axes`, `territories`, `reads-all`, `unsuppressed`; several values of one cell are
 * separated by spaces or commas). All or nobody: with one line refused, no one is invited. Throws
 * `bad-people-list` for what is no such list.
 */
export function importPeople(workspace: Workspace, programme: Scoped, text: string): Imported {
	const rows = readRows(text);
	const invited: Invited[] = [];
	const refused: RefusedLine[] = [];
	const whole = () => {
		for (const { line, terms } of rows)
			try {
				invited.push(inviteWithin(workspace, programme, terms));
			} catch (error) {
				if (!(error instanceof JalonError)) throw error;
				refused.push({ line, why: error });
			}
		if (refused.length > 0) throw new NobodyTaken();
	};
	try {
		workspace.records.transaction(whole);
	} catch (error) {
		if (!(error instanceof NobodyTaken)) throw error;
		return { invited: [], refused };
	}
	return { invited, refused };
}

class NobodyTaken extends Error {}

type Row = { readonly line: number; readonly terms: PersonTerms };

function readRows(text: string): readonly Row[] {
	const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
	const delimiter = ['\t', ';', ','].find((mark) => head.includes(mark)) ?? ',';
	let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
	try {
		records = parse(text, {
			bom: true,
			delimiter,
			info: true,
			trim: true,
			relax_column_count: true,
			skip_empty_lines: true,
			to: mostPeople + 2
		}) as unknown as typeof records;
	} catch {
		throw badList();
	}
	const [first, ...rest] = records;
	const header = (first?.record ?? []).map((name) => name.toLowerCase().replaceAll('_', '-'));
	const unknown = header.find((name) => !columns.includes(name));
	if (unknown !== undefined || !['email', 'name', 'roles'].every((name) => header.includes(name)))
		throw badList(unknown);
	if (rest.length === 0 || rest.length > mostPeople) throw badList();
	return rest.map(({ record, info }) => {
		const cell = (name: string) => record[header.indexOf(name)] ?? '';
		const list = (name: string) =>
			cell(name)
				.split(/[\s,]+/)
				.filter(Boolean);
		return {
			line: info.lines,
			terms: {
				email: cell('email'),
				name: cell('name'),
				roles: list('roles'),
				axes: list('axes'),
				territories: list('territories'),
				readsAll: yes.includes(cell('reads-all').toLowerCase()),
				unsuppressed: yes.includes(cell('unsuppressed').toLowerCase())
			}
		};
	});
}

function badList(unknown?: string): JalonError {
	const [fr, en] =
		unknown === undefined
			? ['', '']
			: [` Colonne inconnue : « ${unknown} ».`, ` Unknown column: “${unknown}”.`];
	return new JalonError('bad-people-list', {
		fr: `La liste attendue a une première ligne « email;name;roles », au besoin « axes », « territories », « reads-all », « unsuppressed », puis de 1 à ${mostPeople} personnes.${fr}`,
		en: `The expected list has a first line “email;name;roles”, and if need be “axes”, “territories”, “reads-all”, “unsuppressed”, then 1 to ${mostPeople} people.${en}`
	});
}
