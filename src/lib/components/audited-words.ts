import type { Language } from '#lib/indicators/language.ts';

/** What somebody did, as the audit trail tells it after their name. */
export const auditedWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	'signed-in': { fr: 'a ouvert une session', en: 'signed in' },
	'signed-out': { fr: 'a fermé sa session', en: 'signed out' },
	invited: { fr: 'a invité', en: 'invited' },
	'changed-person': { fr: 'a changé un compte', en: 'changed an account' },
	deactivated: { fr: 'a désactivé un compte', en: 'deactivated an account' },
	reactivated: { fr: 'a réactivé un compte', en: 'reactivated an account' },
	'changed-account': { fr: 'a changé son compte', en: 'changed their account' },
	delivered: { fr: 'a déposé', en: 'delivered' },
	withdrew: { fr: 'a retiré ou remis un dépôt', en: 'withdrew or restored a delivery' },
	mended: { fr: 'a corrigé', en: 'mended' },
	published: { fr: 'a publié', en: 'published' },
	declared: { fr: 'a saisi un chiffre', en: 'entered a figure' },
	contested: { fr: 'a contesté', en: 'contested' },
	answered: { fr: 'a répondu à une contestation', en: 'answered a contest' },
	appraised: { fr: 'a donné une appréciation', en: 'appraised' },
	'set-targets': { fr: 'a fixé des cibles', en: 'set targets' },
	'prepared-meeting': { fr: 'a préparé une séance', en: 'prepared a meeting' },
	froze: { fr: 'a arrêté ou rouvert des chiffres', en: 'froze or reopened figures' },
	decided: { fr: 'a noté une décision', en: 'recorded a decision' },
	'built-report': { fr: 'a fait préparer un rapport', en: 'had a report prepared' },
	embedded: { fr: 'a réglé une intégration', en: 'set an embed' },
	'sent-reports': { fr: 'a réglé un envoi', en: 'set a sending' },
	'wrote-template': { fr: 'a écrit un modèle', en: 'wrote a template' },
	exported: { fr: 'a emporté', en: 'took away' },
	'saw-rows': { fr: 'a vu des lignes', en: 'saw rows' },
	'saw-personal': { fr: 'a vu des colonnes personnelles', en: 'saw personal columns' },
	'read-audit': { fr: 'a lu le journal', en: 'read the audit trail' },
	erased: { fr: 'a retiré une personne', en: 'erased a person' },
	purged: { fr: 'a purgé', en: 'purged' }
};

const subjects: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	id: { fr: 'identifiant', en: 'id' },
	dataset: { fr: 'modèle de fichier', en: 'dataset' },
	round: { fr: 'tour', en: 'round' },
	draft: { fr: 'fichier', en: 'file' },
	delivery: { fr: 'dépôt', en: 'delivery' },
	name: { fr: 'rapport', en: 'report' },
	number: { fr: 'numéro', en: 'number' },
	file: { fr: 'fichier', en: 'file' },
	format: { fr: 'format', en: 'format' },
	kind: { fr: 'sujet', en: 'subject' },
	code: { fr: 'territoire', en: 'territory' },
	territory: { fr: 'territoire', en: 'territory' },
	meeting: { fr: 'séance', en: 'meeting' },
	edition: { fr: 'version', en: 'edition' },
	year: { fr: 'année', en: 'year' },
	indicators: { fr: 'indicateurs', en: 'indicators' },
	'as-of': { fr: 'situation au', en: 'as of' },
	path: { fr: 'adresse', en: 'address' },
	form: { fr: 'action', en: 'action' },
	person: { fr: 'compte', en: 'account' },
	command: { fr: 'commande', en: 'command' }
};

/** What an act was about, on one line. */
export function subjectWords(about: Readonly<Record<string, string>>, language: Language): string {
	return Object.entries(about)
		.map(([name, value]) => `${subjects[name]?.[language] ?? name} ${value}`)
		.join(' · ');
}
