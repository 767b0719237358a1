import { formatDate } from '#lib/indicators/date-words.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { french } from '../ingest/french.ts';
import { fileTitle, periodWords } from './freshness-sentence.ts';
import type { FreshEdition, Freshness } from './freshness.ts';

/** A letter ready to send to a partner whose file has not come. */
export type Reminder = {
	/** The partner's address; null when the programme gives none. */
	readonly to: string | null;
	readonly subject: string;
	/** Lines parted by `\n`. */
	readonly body: string;
	/** Opens the letter in the reader's own mail program. */
	readonly mailto: string;
};

/** The letter about one partner's missing files (one or more, all of the same partner). */
export function makeReminder(
	{ programme }: FreshEdition,
	files: readonly Freshness[],
	language: Language
): Reminder {
	const name = oneLine(localize(programme.settings.name, language));
	const letter = { files, name, contact: programme.settings.contact };
	const { subject, body } = language === 'fr' ? inFrench(letter) : inEnglish(letter);
	const to = files[0]?.partner?.contact ?? null;
	return { to, subject, body, mailto: mailtoLink(to, subject, body) };
}

/** `mailto:`, every part encoded: what a title says can't add a recipient or a header. */
export function mailtoLink(to: string | null, subject: string, body: string): string {
	const address = to === null ? '' : encodeURIComponent(to).replace('%40', '@');
	const lines = encodeURIComponent(body.replace(/\r?\n/g, '\r\n'));
	return `mailto:${address}?subject=${encodeURIComponent(oneLine(subject))}&body=${lines}`;
}

type Letter = {
	readonly files: readonly Freshness[];
	readonly name: string;
	readonly contact: string | null;
};

function inFrench({ files, name, contact }: Letter): { subject: string; body: string } {
	const several = files.length > 1;
	const them = several ? 'les ' : 'l’';
	const late = files.some(({ state }) => state === 'late');
	const [only] = files;
	const subject =
		several || only === undefined
			? french`${name} – ${files.length} fichiers attendus`
			: french`${name} – fichier attendu : « ${titleOf(only, 'fr')} »${comma(periodWords(only, 'fr'))}`;
	const lines = files.map((file) => {
		const when = file.dueOn === null ? '' : french`, attendu le ${formatDate(file.dueOn, 'fr')}`;
		const period = periodWords(file, 'fr');
		const about = period === '' ? '' : french` (période : ${period})`;
		return french`- « ${titleOf(file, 'fr')} »${about}${when}${madeFrom(file, 'fr')}.`;
	});
	const body = [
		'Bonjour,',
		several
			? french`Sauf erreur de notre part, les fichiers suivants, nécessaires au suivi de « ${name} », ne nous sont pas encore parvenus :`
			: french`Sauf erreur de notre part, le fichier suivant, nécessaire au suivi de « ${name} », ne nous est pas encore parvenu :`,
		lines.join('\n'),
		several
			? 'Il convient de les produire comme les fois précédentes, sans en modifier les en-têtes ni l’ordre des feuilles.'
			: 'Il convient de le produire comme les fois précédentes, sans en modifier les en-têtes ni l’ordre des feuilles.',
		late
			? french`Nous vous serions reconnaissants de bien vouloir nous ${them}adresser dès que possible ou, à défaut, de nous indiquer la date à laquelle nous pourrons en disposer.`
			: french`Nous vous serions reconnaissants de bien vouloir nous ${them}adresser pour cette date ou, à défaut, de nous indiquer celle à laquelle nous pourrons en disposer.`,
		'Si votre envoi a croisé ce message, nous vous prions de ne pas en tenir compte.',
		'Nous restons à votre disposition pour toute précision et vous remercions de votre concours.',
		'Cordialement,',
		[french`L’équipe de suivi de « ${name} »`, ...(contact === null ? [] : [contact])].join('\n')
	].join('\n\n');
	return { subject, body };
}

function inEnglish({ files, name, contact }: Letter): { subject: string; body: string } {
	const several = files.length > 1;
	const late = files.some(({ state }) => state === 'late');
	const [only] = files;
	const them = several ? 'them' : 'it';
	const subject =
		several || only === undefined
			? `${name} – ${files.length} files awaited`
			: `${name} – file awaited: “${titleOf(only, 'en')}”${comma(periodWords(only, 'en'))}`;
	const lines = files.map((file) => {
		const when = file.dueOn === null ? '' : `, due on ${formatDate(file.dueOn, 'en')}`;
		const period = periodWords(file, 'en');
		return `- “${titleOf(file, 'en')}”${period === '' ? '' : ` (period: ${period})`}${when}${madeFrom(file, 'en')}.`;
	});
	const body = [
		'Hello,',
		`Unless we are mistaken, the following ${several ? 'files have' : 'file has'} not reached us yet. We need ${them} to follow “${name}”:`,
		lines.join('\n'),
		`Please make ${them} as before, leaving headers and the order of sheets unchanged.`,
		late
			? `We would be grateful if you could send ${them} as soon as possible or, failing that, tell us when we may have ${them}.`
			: `We would be grateful if you could send ${them} by that date or, failing that, tell us when we may have ${them}.`,
		'If you have sent this in the meantime, please disregard this message.',
		'We remain at your disposal for any question. Thank you for your help.',
		'Yours sincerely,',
		[`The team that follows “${name}”`, ...(contact === null ? [] : [contact])].join('\n')
	].join('\n\n');
	return { subject, body };
}

/** How the file is made, and the last one of its kind, for whoever has to make it again. */
function madeFrom({ source, lastName }: Freshness, language: Language): string {
	const how = source === null ? '' : oneLine(localize(source, language));
	const last = lastName === null ? '' : oneLine(lastName);
	if (language === 'fr')
		return (
			(how && french`. Mode d’obtention : ${how}`) +
			(last && french`. Dernier fichier reçu : ${last}`)
		);
	return (how && `. How it is made: ${how}`) + (last && `. Last file received: ${last}`);
}

function titleOf(file: Freshness, language: Language): string {
	return oneLine(fileTitle(file, language));
}

function comma(text: string): string {
	return text === '' ? '' : `, ${text}`;
}

/** Titles and names of files come from elsewhere: none may add a line. */
function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
}
