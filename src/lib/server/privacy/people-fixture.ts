import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';

/**
 * A programme about real people: members by e-mail address and number, helpers by name alone. Zoé
 * Martin-Quéré is in all of it: accepted, refused, under her e-mail address, her number, her name.
 */
export function peopleProgramme(
	changes: Readonly<Record<string, string | null>> = {}
): TrialProgramme {
	return trialProgramme({
		'data/programme.yaml': `version: 1
id: trial
name: { fr: Essai }
territory: '46'
since: 2019-01-01
timeZone: Europe/Paris
retentionDays: 90
fictitious: false
axes:
  - { id: people, title: { fr: Personnes } }
`,
		'data/contracts/members.yaml': `version: 1
title: { fr: Membres }
purpose: { fr: Compter les membres. }
basis: consent
people: { fr: Membres }
recipients: [{ fr: Équipe }]
keep: { for: 3 years, after: [left_on] }
mode: append
key: [member]
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: delivered }
fields:
  - { name: member, title: Courriel, personal: pseudonym, constraints: { required: true } }
  - { name: number, title: Numéro, identifies: true }
  - { name: last_name, title: Nom, personal: dropped }
  - { name: first_name, title: Prénom, personal: dropped }
  - { name: phone, title: Téléphone, personal: dropped, optional: true }
  - { name: joined_on, title: Arrivée, type: date, format: DD/MM/YYYY, constraints: { required: true } }
  - { name: left_on, title: Départ, type: date, format: DD/MM/YYYY }
  - { name: commune, title: Commune, constraints: { nomenclature: commune } }
  - { name: health, title: Santé, sensitive: true, optional: true }
`,
		'data/contracts/helpers.yaml': `version: 1
title: { fr: Bénévoles }
mode: append
key: []
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: month-end }
fields:
  - { name: name, title: Nom complet, personal: dropped }
  - { name: helped_on, title: Date, type: date, format: DD/MM/YYYY, constraints: { required: true } }
  - { name: hours, title: Heures, type: integer, constraints: { required: true } }
`,
		'data/contracts/visits.yaml': null,
		'queries/tables/members.sql': `-- One row is one member.
select member, number, joined_on, left_on, commune from received.members
`,
		'queries/tables/visits.sql': null,
		'queries/tables/member-years.sql': `-- One row is one member and year of arrival.
select member, year(joined_on) as year from members
`,
		'queries/checks/visits-have-visitors.sql': null,
		'queries/checks/members-leave-after-they-join.sql': `/*---
title: { fr: Les membres partent après leur arrivée }
severity: warns
---*/
-- One row is one member who left first.
select member, joined_on, left_on from members where left_on < joined_on
`,
		'queries/indicators/visitors-per-member.sql': null,
		'queries/indicators/visitors.sql': `/*---
title: { fr: Heures }
definition: { fr: Heures données. }
unit: { fr: [heure, heures] }
observed: hour
axis: people
kind: flow
over: start
better: up
headline: 2
owner: Essai
---*/
-- One row is one hour given.
select helped_on as on_date, hours as quantity from received.helpers
`,
		'data/exports/members/members-2019-01.csv': null,
		'data/exports/visits/2019-01.csv': null,
		'data/exports/visits/2019-02.csv': null,
		'data/exports/members/members-2019-02.csv': `Courriel;Numéro;Nom;Prénom;Téléphone;Arrivée;Départ;Commune;Santé
ana@example.org;N-001;Durand;Ana;0611111111;02/01/2019;;Cahors;
zoe.martin@example.org;N-002;Martin-Quéré;Zoé;06 12 34 56 78;10/02/2019;01/02/2019;Figeac;asthme
bob@example.org;N-003;Petit;Bob;;12/02/2019;;46102;
`,
		'data/exports/members/members-2019-03.csv': `Courriel;Numéro;Nom;Prénom;Téléphone;Arrivée;Départ;Commune;Santé
carl@example.org;N-004;Petit;Carl;;03/03/2019;;Cahors;
Zoe.Martin@example.org;N-002;Martin-Quéré;Zoé;;31/02/2019;;Figeac;
zoe@other.example;N-009;Martin Quere;Zoe;;04/03/2019;;Gourdon;
`,
		'data/exports/helpers/helpers-2019-02.csv': `Nom complet;Date;Heures
Zoé Martin-Quéré;03/02/2019;5
Ana Durand;04/02/2019;7
`,
		...changes
	});
}

/** What may stand nowhere once she is erased, in any spelling that the files have. */
export const herTexts = [
	'zoe.martin@example.org',
	'Zoe.Martin@example.org',
	'Martin-Quéré',
	'06 12 34 56 78',
	'0612345678',
	'asthme'
] as const;
