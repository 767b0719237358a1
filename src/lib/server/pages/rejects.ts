import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { correctionId } from '../ingest/correction.ts';
import type { Reading, Rule } from '../ingest/delivery.ts';
import { rejectReason, rejectSentence, ruleTitle } from '../ingest/reject-sentence.ts';
import {
	countRejects,
	rejectsByLine,
	rejectsByRule,
	rejectsByValue
} from '../mends/group-rejects.ts';
import type { LineReject, ValueGroup } from '../mends/group-rejects.ts';
import { mendsWithUse, waitingMends, type MendUse } from '../mends/mend-use.ts';
import { nearestMend } from '../mends/propose-mends.ts';
import type { Page, RejectScope } from '../mends/reject-source.ts';
import { isHidden, type Contract } from '../programme/contract.ts';
import { JalonError } from '../programme/problem.ts';
import { columnMend, lineMend, type Mendable } from './mendable.ts';

/** What the reader looks at: all refused rows of a dataset, or some of them. */
export type RejectChoice = {
	/** Number of the open round whose files are looked at; null for what is published. */
	readonly round: number | null;
	/** First digits of a delivery's SHA-256. */
	readonly delivery: string | null;
	readonly rule: string | null;
	readonly column: string | null;
	/** The text as received; undefined is any. */
	readonly value: string | undefined;
	/** Pages, from 1. */
	readonly groups: number;
	readonly lines: number;
	/** Names every file that has refused rows. */
	readonly allFiles: boolean;
	/** Offers files with what identifies people. */
	readonly personal: boolean;
};

/** Rows that one reason explains, told. */
export type GroupLine = {
	readonly rule: Rule;
	readonly column: string | null;
	readonly value: string | null;
	readonly reason: string;
	readonly rows: number;
	readonly deliveries: number;
	readonly mend: Mendable;
};

/** One refused row, told. */
export type RejectedLine = {
	readonly sentence: string;
	readonly file: string;
	readonly cells: readonly {
		readonly title: string | null;
		/** Null where it is hidden. */
		readonly text: string | null;
		readonly wrong: boolean;
	}[];
	readonly mend: Mendable;
};

export type RejectsFileLine = {
	readonly sha256: string;
	readonly name: string;
	readonly deliveredOn: IsoDate | null;
	readonly rows: number;
};

export type MendLine = Omit<MendUse, 'rows'> & {
	readonly title: string;
	readonly state: MendState;
	/** That it changed in all deliveries, those that a later one replaces included. */
	readonly rows: number;
};

/** Whether an edition has it: `waiting` to come in, in force, `unneeded`, `leaving`, or undone. */
export type MendState = 'waiting' | 'applied' | 'unneeded' | 'leaving' | 'undone';

export type RejectsPage = {
	readonly dataset: string;
	readonly title: string;
	/** Refused rows of the dataset, and those of them that are looked at. */
	readonly total: number;
	readonly shown: number;
	readonly scope: { readonly file: string | null; readonly rule: string | null };
	readonly rules: readonly { readonly rule: Rule; readonly title: string; readonly rows: number }[];
	readonly groups: Page<GroupLine>;
	readonly lines: Page<RejectedLine>;
	readonly files: { readonly items: readonly RejectsFileLine[]; readonly total: number };
	/** Whether some columns identify people. */
	readonly personal: boolean;
	readonly mends: readonly MendLine[];
	/** Corrections, of any dataset, that the next edition takes in or leaves out. */
	readonly waiting: number;
};

const groupsShown = 12;
const linesShown = 20;
const filesShown = 8;

/** A dataset's refused rows, and its corrections. Throws `not-found`. */
export async function rejectsPage(
	workspace: Workspace,
	edition: Edition,
	dataset: string,
	choice: RejectChoice,
	{ language }: Reader
): Promise<RejectsPage> {
	const contract = edition.programme.contracts.find((one) => one.dataset === dataset);
	if (!contract)
		throw new JalonError('not-found', {
			fr: `Il n’y a pas de modèle de fichier « ${dataset} ».`,
			en: `There is no kind of file “${dataset}”.`
		});
	const readings = edition.manifest.readings
		.filter((reading) => reading.dataset === dataset && reading.refused === null)
		.toSorted((a, b) => ((a.deliveredOn ?? '') < (b.deliveredOn ?? '') ? 1 : -1));
	const chosen = choice.delivery === null ? null : namedReading(readings, choice.delivery);
	const scope: RejectScope = {
		dataset,
		sha256: chosen?.sha256 ?? null,
		rule: choice.rule,
		column: choice.column,
		value: choice.value
	};
	const [groups, lines] = [
		await rejectsByValue(edition, scope, at(choice.groups, groupsShown)),
		await rejectsByLine(edition, scope, at(choice.lines, linesShown))
	];
	const tell = tellRejects(workspace, edition, contract, readings, language);
	const rules = await rejectsByRule(edition, { dataset, sha256: scope.sha256 ?? null });
	const files = readings.filter(({ rejects }) => rejects !== null);
	return {
		dataset,
		title: localize(contract.title, language),
		total: await countRejects(edition, { dataset }),
		shown: lines.total,
		scope: {
			file: chosen?.name ?? null,
			rule: rules.some(({ rule }) => rule === choice.rule)
				? ruleTitle(choice.rule as Rule, language)
				: choice.rule
		},
		rules: rules.map(({ rule, rows }) => ({ rule, title: ruleTitle(rule, language), rows })),
		groups: { ...groups, items: groups.items.map(tell.group) },
		lines: { ...lines, items: lines.items.map(tell.line) },
		files: {
			items: files
				.slice(0, choice.allFiles ? files.length : filesShown)
				.map(({ sha256, name, deliveredOn, rows }) => ({
					sha256: sha256.slice(0, 12),
					name,
					deliveredOn,
					rows: rows.rejected
				})),
			total: files.length
		},
		personal: contract.fields.some(isHidden),
		mends: mendLines(workspace, edition, contract),
		waiting: waitingMends(workspace, edition).length
	};
}

/** The delivery's reading; throws `not-found`. */
function namedReading(readings: readonly Reading[], digits: string): Reading {
	const found = /^[0-9a-f]{12,64}$/.test(digits)
		? readings.find(({ sha256 }) => sha256.startsWith(digits))
		: undefined;
	if (found) return found;
	throw new JalonError('not-found', {
		fr: 'Ce dépôt n’est pas, ou n’est plus, dans la version publiée.',
		en: 'This delivery is not, or no longer, in the published edition.'
	});
}

const at = (page: number, limit: number) => ({
	offset: (Number.isSafeInteger(page) && page > 1 && page < 1e6 ? page - 1 : 0) * limit,
	limit
});

function tellRejects(
	workspace: Workspace,
	edition: Edition,
	contract: Contract,
	readings: readonly Reading[],
	language: Language
): { group: (group: ValueGroup) => GroupLine; line: (line: LineReject) => RejectedLine } {
	const { dataset } = contract;
	const planned = mendsWithUse(workspace, edition, { dataset }).filter(({ rows }) => rows === null);
	const asked = { edition, contract, planned, language };
	const headers = new Map(
		readings.map(({ sha256, name, understanding }) => [
			`${sha256} ${name}`,
			understanding?.columns ?? []
		])
	);
	return {
		group(group) {
			const { rule, column, value, rows, deliveries } = group;
			const near = nearestMend(edition, group);
			const reason = capitalized(rejectReason(group, language, near));
			return { rule, column, value, reason, rows, deliveries, mend: columnMend(asked, group) };
		},
		line(line) {
			const titles = headers.get(`${line.sha256} ${line.file}`) ?? [];
			const wrong = titles.indexOf(line.column ?? '');
			return {
				sentence: rejectSentence(line, language, nearestMend(edition, line)),
				file: line.file,
				cells: line.cells.map((text, index) => ({
					title: titles[index] ?? null,
					text,
					wrong: index === wrong
				})),
				mend: lineMend(asked, line)
			};
		}
	};
}

function capitalized(sentence: string): string {
	const [first = '', ...rest] = sentence;
	return `${first.toUpperCase()}${rest.join('')}${sentence.endsWith('?') ? '' : '.'}`;
}

function mendLines(workspace: Workspace, edition: Edition, contract: Contract): MendLine[] {
	const { dataset, fields } = contract;
	const readings = edition.manifest.readings.filter((reading) => reading.dataset === dataset);
	const waiting = new Set(waitingMends(workspace, edition, dataset).map(({ number }) => number));
	return mendsWithUse(workspace, edition, { dataset, undone: true }).map((mend) => {
		const undone = mend.undoneAt !== null;
		const state = waiting.has(mend.number)
			? undone
				? 'leaving'
				: 'waiting'
			: undone
				? 'undone'
				: mend.unneeded
					? 'unneeded'
					: 'applied';
		return {
			...mend,
			rows: readings.reduce((sum, { mends }) => sum + (mends?.[correctionId(mend)] ?? 0), 0),
			title: fields.find(({ name }) => name === mend.field)?.title ?? mend.field,
			state
		};
	});
}
