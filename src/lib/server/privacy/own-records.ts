import type { Localized } from '#lib/indicators/language.ts';
import type { Manifest } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { PersonKeys } from './person-keys.ts';

/** Where Jalon's own records name somebody. */
export type OwnRecord = {
	readonly what: Required<Localized>;
	readonly count: number;
	/** Whether erasing takes it away; what tells who decided or published is kept. */
	readonly goes: boolean;
};

type Held = {
	readonly table: string;
	readonly columns: readonly string[];
	readonly what: Required<Localized>;
	readonly goes?: true;
};

const held: readonly Held[] = [
	{
		table: 'deliveries',
		columns: ['name', 'delivered_by'],
		what: { fr: 'dépôts (nom de fichier, auteur)', en: 'deliveries (file name, author)' }
	},
	{
		table: 'editions',
		columns: ['published_by'],
		what: { fr: 'versions publiées (auteur)', en: 'published editions (author)' }
	},
	{
		table: 'drafts',
		columns: ['name', 'added_by', 'outcome'],
		what: { fr: 'fichiers en attente', en: 'files that wait' }
	},
	{
		table: 'rounds',
		columns: ['opened_by', 'closed_by', 'reason'],
		what: { fr: 'tournées de dépôts', en: 'rounds of deliveries' }
	},
	{
		table: 'withdrawals',
		columns: ['withdrawn_by', 'restored_by', 'reason'],
		what: { fr: 'dépôts retirés', en: 'deliveries withdrawn' }
	},
	{
		table: 'mends',
		columns: ['found', 'mended', 'reason', 'made_by', 'undone_by'],
		what: { fr: 'corrections', en: 'mends' }
	},
	{
		table: 'declarations',
		columns: ['source', 'declared_by', 'withdrawn_by'],
		what: { fr: 'chiffres déclarés', en: 'declared figures' }
	},
	{
		table: 'contests',
		columns: ['wording', 'contested_by', 'answer', 'answered_by'],
		what: { fr: 'contestations', en: 'contests' }
	},
	{
		table: 'meetings',
		columns: ['title', 'chair', 'created_by', 'opened_by'],
		what: { fr: 'séances', en: 'meetings' }
	},
	{
		table: 'attendees',
		columns: ['name'],
		what: { fr: 'membres du comité', en: 'committee members' }
	},
	{
		table: 'agenda',
		columns: ['title', 'detail'],
		what: { fr: 'ordres du jour', en: 'agendas' }
	},
	{
		table: 'freezes',
		columns: ['frozen_by', 'reason'],
		what: { fr: 'chiffres arrêtés (auteur)', en: 'frozen figures (author)' }
	},
	{
		table: 'appraisals',
		columns: ['wording', 'appraised_by'],
		what: { fr: 'appréciations', en: 'appraisals' }
	},
	{
		table: 'decisions',
		columns: ['wording', 'owner', 'recorded_by'],
		what: { fr: 'décisions', en: 'decisions' }
	},
	{
		table: 'decision_wordings',
		columns: ['before', 'changed_by'],
		what: { fr: 'décisions avant leur modification', en: 'decisions before they were changed' }
	},
	{
		table: 'follow_ups',
		columns: ['note', 'told_by'],
		what: { fr: 'suites des décisions', en: 'follow-ups of decisions' }
	},
	{
		table: 'meeting_choices',
		columns: ['choices', 'chosen_by'],
		what: { fr: 'choix de diapositives', en: 'choices of slides' }
	},
	{
		table: 'report_builds',
		columns: ['title', 'asked_by'],
		what: { fr: 'rapports préparés (demandeur)', en: 'prepared reports (who asked)' }
	},
	{
		table: 'schedules',
		columns: ['recipients'],
		what: { fr: 'destinataires d’envois réguliers', en: 'recipients of regular sendings' },
		goes: true
	},
	{
		table: 'schedules',
		columns: ['owner', 'made_by', 'changed_by'],
		what: { fr: 'envois réguliers (responsable)', en: 'regular sendings (owner)' }
	},
	{
		table: 'template_texts',
		columns: ['text', 'saved_by'],
		what: { fr: 'modèles de rapport en cours', en: 'report templates being written' }
	},
	{
		table: 'template_publications',
		columns: ['text', 'before', 'published_by'],
		what: { fr: 'modèles de rapport publiés', en: 'report templates published' }
	},
	{
		table: 'audit',
		columns: ['name', 'about'],
		what: { fr: 'journal des actions', en: 'audit trail' }
	},
	{
		table: 'erasures',
		columns: ['reason', 'asked_by'],
		what: { fr: 'demandes d’effacement (motif, auteur)', en: 'erasures (reason, author)' }
	}
];

/** Where Jalon's records and the programme's own texts name somebody. */
export function ownRecordsAbout(
	{ records }: Workspace,
	{ sources }: Pick<Manifest, 'sources'>,
	{ identifiers, names }: PersonKeys
): readonly OwnRecord[] {
	// A short number would be found within any other.
	const texts = [...identifiers, ...names].map((text) => text.toLowerCase());
	const long = texts.filter((text) => text.length >= 5);
	const found: OwnRecord[] = [];
	for (const { table, columns, what, goes = false } of held) {
		const conditions = columns.flatMap((column) => [
			...texts.map(() => `lower(coalesce("${column}", '')) = ?`),
			...long.map(() => `instr(lower(coalesce("${column}", '')), ?) > 0`)
		]);
		const values = columns.flatMap(() => [...texts, ...long]);
		if (conditions.length === 0) continue;
		const { count } = records.one<{ count: number }>(
			`select count(*) as count from "${table}" where ${conditions.join(' or ')}`,
			...values
		)!;
		if (count > 0) found.push({ what, count, goes });
	}
	for (const [path, text] of Object.entries(sources))
		if (!path.startsWith('mends/') && long.some((one) => text.toLowerCase().includes(one)))
			found.push({ what: { fr: `fichier ${path}`, en: `file ${path}` }, count: 1, goes: false });
	return found;
}
