import type { Workspace } from '#lib/server/editions/workspace.ts';
import {
	findPersonByEmail,
	listPeople,
	unknownPerson,
	type Account
} from '#lib/server/people/account.ts';
import { deactivatePerson, reactivatePerson } from '#lib/server/people/change-person.ts';
import { invite, type Invited } from '#lib/server/people/invite.ts';
import {
	beginAgain,
	inviteAgain,
	removeSecondFactor,
	resetPassword
} from '#lib/server/people/renew-link.ts';
import { readSignIn } from '#lib/server/people/sign-in-settings.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import {
	flagOption,
	listOption,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';
import { withWorkspace } from './open-workspace.ts';
import { linkHere } from './link-here.ts';

type Action = (workspace: Workspace, input: CliInput, context: CliContext) => Promise<void> | void;

/** `jalon people ACTION [EMAIL]`: who may sign in, from the command line. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const [name] = input.arguments;
		const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : null;
		if (!action)
			throw usageError({
				fr: `« ${String(name)} » : attendu ${Object.keys(actions).join(', ')}.`,
				en: `“${String(name)}”: expected ${Object.keys(actions).join(', ')}.`
			});
		readSignIn(context.environment);
		await action(workspace, input, context);
	});

/** What each action does; another is added here. */
const actions: Readonly<Record<string, Action>> = {
	list(workspace, _, context) {
		const people = listPeople(workspace);
		if (context.json) return context.output.json({ version: 1, people });
		const say = (fr: string, en: string) => context.output.words({ fr, en });
		if (people.length === 0) return context.output.note(say('Personne.', 'Nobody.'));
		context.output.table(
			[
				{ title: say('Adresse', 'Address') },
				{ title: say('Nom', 'Name') },
				{ title: say('Rôles', 'Roles') },
				{ title: say('Axes', 'Axes') },
				{ title: say('Territoires', 'Territories') },
				{ title: say('État', 'State') },
				{ title: say('Second facteur', 'Second factor') },
				{ title: say('Vu le', 'Last seen') }
			],
			people.map((person) => [
				person.email,
				person.name,
				person.roles.join(', '),
				person.axes?.join(', ') ?? '',
				person.territories?.join(', ') ?? '',
				stateWords(person.state, say),
				person.secondFactor ? say('oui', 'yes') : '',
				person.lastSeenAt?.slice(0, 10) ?? ''
			])
		);
	},
	async invite(workspace, input, context) {
		const email = emailOf(input);
		const known = findPersonByEmail(workspace, email);
		if (known?.state === 'invited' && !input.options['role'])
			return tellLink(inviteAgain(workspace, known.id), context);
		const programme = await readProgramme(workspace.folder);
		const invited = invite(workspace, programme, {
			email,
			name: textOption(input, 'name') ?? email.split('@')[0]!,
			roles: rolesOf(input),
			axes: listOption(input, 'axis'),
			territories: listOption(input, 'territory'),
			readsAll: flagOption(input, 'readsAll'),
			unsuppressed: flagOption(input, 'unsuppressed')
		});
		tellLink(invited, context);
	},
	reset(workspace, input, context) {
		const { id } = personOf(workspace, input);
		if (flagOption(input, 'withoutSecondFactor')) removeSecondFactor(workspace, id);
		const again = flagOption(input, 'again');
		tellLink(again ? beginAgain(workspace, id) : resetPassword(workspace, id), context);
	},
	deactivate(workspace, input, context) {
		tellPerson(deactivatePerson(workspace, personOf(workspace, input).id), context);
	},
	reactivate(workspace, input, context) {
		tellPerson(reactivatePerson(workspace, personOf(workspace, input).id), context);
	}
};

function emailOf(input: CliInput): string {
	const [, email] = input.arguments;
	if (typeof email === 'string') return email;
	throw usageError({
		fr: 'Donnez l’adresse de la personne : jalon people invite prenom.nom@exemple.fr …',
		en: 'Give the person’s address: jalon people invite first.last@example.org …'
	});
}

function personOf(workspace: Workspace, input: CliInput): Account {
	const email = emailOf(input);
	const person = findPersonByEmail(workspace, email);
	if (person) return person;
	throw unknownPerson(email);
}

function rolesOf(input: CliInput): readonly string[] {
	return (textOption(input, 'role') ?? '')
		.split(',')
		.map((role) => role.trim())
		.filter((role) => role !== '');
}

function tellLink({ person, link }: Invited, { output, environment, language, json }: CliContext) {
	const address = linkHere(environment, link, language);
	if (json) return output.json({ version: 1, person, link: address });
	output.line(address);
	output.note(
		output.words({
			fr: `Lien pour ${person.email}, à lui donner seul : il ne s’ouvre qu’une fois et n’est plus montré.`,
			en: `Link for ${person.email}, to be given to them alone: it opens once and is not shown again.`
		})
	);
}

function tellPerson(person: Account, { output, json }: CliContext): void {
	if (json) return output.json({ version: 1, person });
	const say = (fr: string, en: string) => output.words({ fr, en });
	output.line(`${person.email} : ${stateWords(person.state, say)}`);
}

function stateWords(state: Account['state'], say: (fr: string, en: string) => string): string {
	const words = {
		invited: say('invité', 'invited'),
		active: say('actif', 'active'),
		deactivated: say('désactivé', 'deactivated')
	};
	return words[state];
}
