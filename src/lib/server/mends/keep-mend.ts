import { french } from '../ingest/french.ts';
import type { Correction } from '../ingest/correction.ts';
import { excerpt } from '../ingest/refusal.ts';
import { namedContract } from '../editions/find-dataset.ts';
import { listMends, type Mend } from '../editions/mends-kept.ts';
import type { Workspace } from '../editions/workspace.ts';
import { isHidden, type Contract, type Field } from '../programme/contract.ts';
import { nearestName } from '../programme/nearest.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';

/** A correction as a person asks for it, before it is kept. */
export type MendDraft = Correction & { readonly dataset: string };

const LONGEST_TEXT = 1_000;
const LONGEST_REASON = 500;
const eMail = /[^\s@;,]+@[^\s@;,]+\.[^\s@;,]{2,}/;

/**
 * Checks a correction and gives it as it will be kept, without the spaces around its texts.
 * Throws `unknown-dataset`, `unknown-field`, `mend-personal` (a person's value would be kept in
 * clear, beyond the file it came in), `mend-blank` and `mend-nothing`.
 */
export function checkMend(programme: Programme, draft: MendDraft): MendDraft {
	const contract = namedContract(programme, draft.dataset);
	const field = namedField(contract, draft.field);
	const found = cut(draft.found);
	const mended = cut(draft.mended);
	const hasPersonal = contract.fields.some(isHidden);
	if (isHidden(field) || (hasPersonal && (eMail.test(found) || eMail.test(mended))))
		throw new JalonError('mend-personal', {
			fr: french`« ${field.title} » désigne une personne ou est sensible : une correction garderait cette valeur en clair. Faites corriger le fichier et redéposez-le.`,
			en: `“${field.title}” identifies a person or is sensitive: a correction would keep this value in clear. Have the file corrected and deliver it again.`
		});
	if (field.filename !== null)
		throw new JalonError('mend-nothing', {
			fr: french`« ${field.title} » se lit dans le nom du fichier, pas dans une colonne : redéposez le fichier sous le bon nom.`,
			en: `“${field.title}” is read in the file’s name, not in a column: deliver the file again under the right name.`
		});
	if (draft.row === null && found === '')
		throw new JalonError('mend-blank', {
			fr: 'Une correction de toute la colonne ne remplit pas les cases vides : corrigez-les ligne à ligne.',
			en: 'A correction of a whole column does not fill empty cells: correct them row by row.'
		});
	if (draft.row !== null && !/^[0-9a-f]{32}$/.test(draft.row)) throw nothing(draft);
	if (found === mended) throw nothing({ ...draft, found });
	return { dataset: contract.dataset, field: field.name, row: draft.row, found, mended };
}

/**
 * Keeps a correction, with who, when and why; nothing is published until the next build, which
 * reads again only the deliveries of that dataset. One that says otherwise of the same text is
 * undone by it. Throws as `checkMend`, and `mend-reason` without a reason, `mend-known`.
 */
export function keepMend(
	workspace: Workspace,
	programme: Programme,
	draft: MendDraft & { readonly reason: string }
): Mend {
	const { dataset, field, row, found, mended } = checkMend(programme, draft);
	const reason = draft.reason.trim();
	if (reason === '' || reason.length > LONGEST_REASON)
		throw new JalonError('mend-reason', {
			fr: french`Dites en quelques mots pourquoi cette correction (${LONGEST_REASON} caractères au plus).`,
			en: `Say in a few words why this correction is made (${LONGEST_REASON} characters at most).`
		});
	return workspace.records.transaction(() => {
		const before = listMends(workspace, { dataset }).find(
			(mend) => mend.field === field && mend.row === row && mend.found === found
		);
		if (before?.mended === mended)
			throw new JalonError('mend-known', {
				fr: french`Cette correction existe déjà : nᵒ ${before.number}, par ${before.madeBy}.`,
				en: `This correction exists already: no. ${before.number}, by ${before.madeBy}.`
			});
		if (before) markUndone(workspace, before.number);
		workspace.records.run(
			`insert into mends (dataset, field, row_hash, found, mended, reason, made_at, made_by)
				values (?, ?, ?, ?, ?, ?, ?, ?)`,
			dataset,
			field,
			row,
			found,
			mended,
			reason,
			workspace.clock().toISOString(),
			workspace.user
		);
		return listMends(workspace, { dataset })[0]!;
	});
}

/** Undoes a correction; the next build reads what was received again. Throws `unknown-mend`, `mend-undone`. */
export function undoMend(workspace: Workspace, number: number): Mend {
	return workspace.records.transaction(() => {
		const find = () =>
			listMends(workspace, { undone: true }).find((mend) => mend.number === number);
		const mend = find();
		if (!mend)
			throw new JalonError('unknown-mend', {
				fr: french`Aucune correction ne porte le numéro ${number}. La liste : jalon mends`,
				en: `No correction bears the number ${number}. The list: jalon mends`
			});
		if (mend.undoneAt !== null)
			throw new JalonError('mend-undone', {
				fr: french`La correction nᵒ ${number} est déjà annulée, par ${mend.undoneBy ?? ''}.`,
				en: `Correction no. ${number} is already undone, by ${mend.undoneBy ?? ''}.`
			});
		markUndone(workspace, number);
		return find()!;
	});
}

function markUndone(workspace: Workspace, number: number): void {
	workspace.records.run(
		'update mends set undone_at = ?, undone_by = ? where number = ?',
		workspace.clock().toISOString(),
		workspace.user,
		number
	);
}

/** By the field's name, or the title that people see. */
function namedField(contract: Contract, typed: string): Field {
	const found =
		contract.fields.find(({ name }) => name === typed) ??
		contract.fields.find(({ title }) => title === typed);
	if (found) return found;
	const names = contract.fields.flatMap(({ name, title }) => [name, title]);
	const near = nearestName(typed.slice(0, 100), names);
	throw new JalonError('unknown-field', {
		fr: french`Aucun champ de ${contract.dataset} ne s’appelle « ${excerpt(typed)} »${near ? french` : vouliez-vous dire « ${near} » ?` : ''}`,
		en: `No field of ${contract.dataset} is called “${excerpt(typed)}”${near ? `: did you mean “${near}”?` : ''}`
	});
}

function cut(text: string): string {
	const trimmed = text.trim();
	if (trimmed.length <= LONGEST_TEXT) return trimmed;
	throw new JalonError('mend-nothing', {
		fr: french`Un texte à corriger ne dépasse pas ${LONGEST_TEXT} caractères.`,
		en: `A text to mend has at most ${LONGEST_TEXT} characters.`
	});
}

function nothing({ found }: MendDraft): JalonError {
	return new JalonError('mend-nothing', {
		fr: french`Cette correction ne changerait rien (« ${excerpt(found)} »).`,
		en: `This correction would change nothing (“${excerpt(found)}”).`
	});
}
