import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';

/** Files of a programme as small as tests of editions need: two datasets, two tables, two indicators and their ratio. */
const files: Readonly<Record<string, string>> = {
	'data/programme.yaml': `version: 1
id: trial
name: { fr: Essai }
territory: '46'
since: 2019-01-01
timeZone: Europe/Paris
retentionDays: 90
fictitious: true
axes:
  - { id: people, title: { fr: Personnes } }
`,
	'data/contracts/members.yaml': `version: 1
title: { fr: Membres }
mode: snapshot
key: [member]
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: delivered }
fields:
  - { name: member, title: Courriel, personal: pseudonym, constraints: { required: true } }
  - { name: joined_on, title: Arrivée, type: date, format: DD/MM/YYYY, constraints: { required: true } }
  - { name: left_on, title: Départ, type: date, format: DD/MM/YYYY }
  - { name: commune, title: Commune, constraints: { nomenclature: commune } }
`,
	'data/contracts/visits.yaml': `version: 1
title: { fr: Visites }
mode: append
key: [visit]
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: delivery-month, until: month-end }
fields:
  - { name: visit, title: Numéro, constraints: { required: true } }
  - { name: visited_on, title: Date, type: date, format: DD/MM/YYYY, constraints: { required: true } }
  - { name: visitors, title: Visiteurs, type: integer, constraints: { required: true } }
`,
	'queries/tables/members.sql': `-- One row is one member.
select member, joined_on, left_on, commune from received.members
`,
	'queries/tables/member-years.sql': `-- One row is one member and year of arrival.
select member, year(joined_on) as year from members
`,
	'queries/tables/visits.sql': `-- One row is one visit.
select visit, visited_on, visitors from received.visits
`,
	'queries/checks/members-leave-after-they-join.sql': `/*---
title: { fr: Les membres partent après leur arrivée }
severity: blocks
---*/
-- One row is one member who left first.
select member, joined_on, left_on from members where left_on < joined_on
`,
	'queries/checks/visits-have-visitors.sql': `/*---
title: { fr: Les visites ont des visiteurs }
severity: warns
---*/
-- One row is one visit by nobody.
select visit, visitors from visits where visitors = 0
`,
	'queries/indicators/members-registered.sql': `/*---
title: { fr: Membres }
definition: { fr: Membres à la date. }
unit: { fr: [membre, membres] }
observed: person
axis: people
kind: stock
better: up
headline: 1
owner: Essai
---*/
-- One row is one membership.
select joined_on as start_on, left_on as end_on, commune as territory, member as unit_key from members
`,
	'queries/indicators/visitors.sql': `/*---
title: { fr: Visiteurs }
definition: { fr: Personnes comptées. }
unit: { fr: [visiteur, visiteurs] }
observed: visit
axis: people
kind: flow
over: year
better: up
headline: 2
owner: Essai
---*/
-- One row is one visit.
select visited_on as on_date, visitors as quantity from visits
`,
	'queries/indicators/visitors-per-member.sql': `/*---
title: { fr: Visiteurs par membre }
definition: { fr: Visiteurs divisés par membres. }
unit: { fr: [visiteur, visiteurs] }
observed: visit
axis: people
kind: formula
better: none
owner: Essai
formula: { numerator: visitors, denominator: members-registered }
---*/
`,
	'data/exports/members/members-2019-01.csv': `Courriel;Arrivée;Départ;Commune
ana@example.org;02/01/2019;;Cahors
`,
	'data/exports/members/members-2019-02.csv': `Courriel;Arrivée;Départ;Commune
ana@example.org;02/01/2019;;Cahors
bob@example.org;10/02/2019;;46102
eve@example.org;31/02/2019;;Figeac
`,
	'data/exports/visits/2019-01.csv': `Numéro;Date;Visiteurs
a;05/01/2019;3
b;20/01/2019;4
`,
	'data/exports/visits/2019-02.csv': `Numéro;Date;Visiteurs
b;20/01/2019;40
c;03/02/2019;5
`
};

/** A programme in a folder of its own, gone with the test. */
export type TrialProgramme = {
	readonly folder: string;
	/** `var/` of the first workspace. */
	readonly var: string;
	/** A workspace on it; another `var` is another machine. */
	open(options?: Partial<WorkspaceOptions>): Workspace;
	write(path: string, text: string): void;
	read(path: string): string;
	remove(path: string): void;
};

/** The folder goes when the test is finished, or where `afterwards` says. */
export function trialProgramme(
	changes: Readonly<Record<string, string | null>> = {},
	afterwards: (close: () => void) => void = onTestFinished
): TrialProgramme {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-trial-'));
	const opened: Workspace[] = [];
	afterwards(() => {
		for (const workspace of opened) workspace.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const trial: TrialProgramme = {
		folder,
		var: join(folder, 'var'),
		open(options = {}) {
			const workspace = openWorkspace({
				programme: folder,
				var: join(folder, 'var'),
				user: 'essai',
				clock: () => new Date('2024-01-15T10:00:00Z'),
				...options
			});
			opened.push(workspace);
			return workspace;
		},
		write(path, text) {
			const file = join(folder, path);
			mkdirSync(dirname(file), { recursive: true });
			rmSync(file, { force: true });
			writeFileSync(file, text);
		},
		read: (path) => readFileSync(join(folder, path), 'utf8'),
		remove: (path) => rmSync(join(folder, path), { force: true })
	};
	for (const [path, text] of Object.entries({ ...files, ...changes }))
		if (text !== null) trial.write(path, text);
	return trial;
}
