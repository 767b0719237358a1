import { randomBytes } from 'node:crypto';
import type { EmbedForm } from '#lib/indicators/embed-form.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';

/** What is shown: no address of a reader's ever adds to it. */
export type EmbedSubject = {
	readonly indicator: string;
	/** A code; null is the whole programme. */
	readonly territory: string | null;
	readonly form: EmbedForm;
	/** Whether its target is shown. */
	readonly target: boolean;
	readonly language: Language;
};

/** Where it may be shown, and how long. */
export type EmbedLimits = {
	/** Origins of the sites that may frame it, `https://www.example.org`. */
	readonly sites: readonly string[];
	/** The last day on which it answers. */
	readonly until: IsoDate;
};

export type Embed = EmbedSubject &
	EmbedLimits & {
		readonly number: number;
		/** Its address's secret part. It stands in the pages of other sites, and is kept as it is. */
		readonly token: string;
		readonly madeAt: string;
		readonly madeBy: string;
		readonly revokedAt: string | null;
		readonly revokedBy: string | null;
	};

export type EmbedState = 'in-force' | 'expired' | 'revoked';

/** Bytes that nobody guesses. */
const tokenBytes = 24;

type Row = Omit<Embed, 'sites' | 'target'> & { sites: string; target: number };

const select = `select number, token, indicator, territory, form, target, language, sites, until,
	made_at as madeAt, made_by as madeBy, revoked_at as revokedAt, revoked_by as revokedBy from embeds`;

function toEmbed({ sites, target, ...row }: Row): Embed {
	return { ...row, sites: JSON.parse(sites) as string[], target: target === 1 };
}

export function embedState(
	{ revokedAt, until }: Pick<Embed, 'revokedAt' | 'until'>,
	today: IsoDate
): EmbedState {
	if (revokedAt !== null) return 'revoked';
	return until < today ? 'expired' : 'in-force';
}

/** All of them, the newest first. */
export function listEmbeds({ records }: Workspace): readonly Embed[] {
	return records.all<Row>(`${select} order by number desc`).map(toEmbed);
}

/** Throws `unknown-embed`. */
export function findEmbed({ records }: Workspace, number: number): Embed {
	const row = Number.isSafeInteger(number)
		? records.one<Row>(`${select} where number = ?`, number)
		: null;
	if (row) return toEmbed(row);
	throw new JalonError('unknown-embed', {
		fr: 'Aucune intégration ne porte ce numéro.',
		en: 'No embed bears this number.'
	});
}

/** The one at an address, whatever its state; null where there is none. */
export function embedAt({ records }: Workspace, token: string): Embed | null {
	const row = records.one<Row>(`${select} where token = ?`, token);
	return row ? toEmbed(row) : null;
}

export function addEmbed(workspace: Workspace, embed: EmbedSubject & EmbedLimits): Embed {
	const { records, clock, user } = workspace;
	const token = randomBytes(tokenBytes).toString('base64url');
	records.run(
		`insert into embeds (token, indicator, territory, form, target, language, sites, until, made_at, made_by)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		token,
		embed.indicator,
		embed.territory,
		embed.form,
		embed.target ? 1 : 0,
		embed.language,
		JSON.stringify(embed.sites),
		embed.until,
		clock().toISOString(),
		user
	);
	return embedAt(workspace, token)!;
}

/** Where and how long; what it shows never changes, since other sites have written around it. Throws `unknown-embed`, `embed-over`. */
export function changeEmbed(
	workspace: Workspace,
	number: number,
	{ sites, until }: EmbedLimits
): void {
	if (findEmbed(workspace, number).revokedAt !== null) throw embedOver();
	workspace.records.run(
		'update embeds set sites = ?, until = ? where number = ? and revoked_at is null',
		JSON.stringify(sites),
		until,
		number
	);
}

/** For good: its address answers no figure any more. Throws `unknown-embed`. */
export function revokeEmbed(workspace: Workspace, number: number): void {
	findEmbed(workspace, number);
	workspace.records.run(
		'update embeds set revoked_at = ?, revoked_by = ? where number = ? and revoked_at is null',
		workspace.clock().toISOString(),
		workspace.user,
		number
	);
}

function embedOver(): JalonError {
	return new JalonError('embed-over', {
		fr: 'Cette intégration est retirée pour de bon : faites-en une autre.',
		en: 'This embed was withdrawn for good: make another.'
	});
}
