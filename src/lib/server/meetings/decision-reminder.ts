import { formatDate } from '#lib/indicators/date-words.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { mailtoLink, type Reminder } from '../freshness/reminder.ts';
import { foldText } from '../ingest/fold-text.ts';
import { french } from '../ingest/french.ts';
import type { Settings } from '../programme/programme.ts';

type Late = {
	readonly id: string;
	readonly wording: string;
	readonly decidedOn: IsoDate;
	readonly deadline: IsoDate | null;
	readonly owner: string | null;
};

type Sender = Pick<Settings, 'name' | 'contact' | 'partners'>;

/** The letter to an owner about what should have been done by a day: one decision or more, all theirs. */
export function makeDecisionReminder(
	settings: Sender,
	decisions: readonly Late[],
	on: IsoDate,
	language: Language
): Reminder {
	const name = oneLine(localize(settings.name, language));
	const { subject, body } =
		language === 'fr'
			? inFrench(name, decisions, on, settings.contact)
			: inEnglish(name, decisions, on, settings.contact);
	const to = addressOf(decisions[0]?.owner ?? null, settings);
	return { to, subject, body, mailto: mailtoLink(to, subject, body) };
}

/** The partner's of that name, when the owner is one. */
function addressOf(owner: string | null, { partners }: Sender): string | null {
	if (owner === null) return null;
	return partners.find(({ name }) => foldText(name) === foldText(owner))?.contact ?? null;
}

function inFrench(
	name: string,
	decisions: readonly Late[],
	on: IsoDate,
	contact: string | null
): { subject: string; body: string } {
	const several = decisions.length > 1;
	const lines = decisions.map(({ id, wording, decidedOn, deadline }) => {
		const due = deadline === null ? '' : french`, attendue pour le ${formatDate(deadline, 'fr')}`;
		return french`- ${id}, séance du ${formatDate(decidedOn, 'fr')}${due} : ${oneLine(wording)}`;
	});
	const body = [
		'Bonjour,',
		several
			? french`Au ${formatDate(on, 'fr')}, les décisions suivantes du comité de pilotage de « ${name} », dont vous êtes responsable, ont passé leur échéance :`
			: french`Au ${formatDate(on, 'fr')}, la décision suivante du comité de pilotage de « ${name} », dont vous êtes responsable, a passé son échéance :`,
		lines.join('\n'),
		'Nous vous serions reconnaissants de nous indiquer où vous en êtes et, si besoin, la nouvelle date que vous proposez : la prochaine séance en rendra compte.',
		'Si votre réponse a croisé ce message, nous vous prions de ne pas en tenir compte.',
		'Cordialement,',
		[french`L’équipe de suivi de « ${name} »`, ...(contact === null ? [] : [contact])].join('\n')
	].join('\n\n');
	const subject = several
		? french`${name} – ${decisions.length} décisions du comité à échéance dépassée`
		: french`${name} – décision ${decisions[0]?.id ?? ''} du comité, échéance dépassée`;
	return { subject, body };
}

function inEnglish(
	name: string,
	decisions: readonly Late[],
	on: IsoDate,
	contact: string | null
): { subject: string; body: string } {
	const several = decisions.length > 1;
	const lines = decisions.map(({ id, wording, decidedOn, deadline }) => {
		const due = deadline === null ? '' : `, due on ${formatDate(deadline, 'en')}`;
		return `- ${id}, meeting of ${formatDate(decidedOn, 'en')}${due}: ${oneLine(wording)}`;
	});
	const body = [
		'Hello,',
		`As of ${formatDate(on, 'en')}, the following ${several ? 'decisions' : 'decision'} of the steering committee of “${name}”, of which you are the owner, ${several ? 'are' : 'is'} past ${several ? 'their deadlines' : 'its deadline'}:`,
		lines.join('\n'),
		'We would be grateful if you could tell us where things stand and, if need be, the new date that you suggest: the next meeting will be told.',
		'If you have answered in the meantime, please disregard this message.',
		'Yours sincerely,',
		[`The team that follows “${name}”`, ...(contact === null ? [] : [contact])].join('\n')
	].join('\n\n');
	const subject = several
		? `${name} – ${decisions.length} committee decisions past their deadline`
		: `${name} – committee decision ${decisions[0]?.id ?? ''}, past its deadline`;
	return { subject, body };
}

/** What a person typed adds no line and no header. */
function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
}
