import { nearestName } from '../programme/nearest.ts';
import type { Problems } from '../programme/spec.ts';
import { placeAt } from './place-in-template.ts';
import { tags } from './tags.ts';
import { variables } from './template-variables.ts';
import type { TemplateFile } from './template.ts';
import { standingTags, type WrittenTag } from './written-tags.ts';

type Open = { readonly name: string; readonly at: number };

/**
 * Tells tags that are opened and never closed, and the other way round, each where it is written.
 * Gives how many.
 */
export function checkBalance(file: TemplateFile, problems: Problems): number {
	const before = problems.list.length;
	const open: Open[] = [];
	const told = (at: number, fr: string, en: string) => problems.add(placeAt(file, at), { fr, en });
	const left = ({ name, at }: Open) => {
		const [fr, en] = howToClose(name);
		told(
			at,
			`« ${name} » ouverte et jamais fermée : ${fr}`,
			`“${name}” opened and never closed: ${en}`
		);
	};
	for (const tag of standingTags(file)) {
		const [first, second] = tag.tokens;
		if (!first) continue;
		if (first.text === '/' && second) {
			close({ name: second.text, at: second.at }, open, left, told);
			continue;
		}
		if (!isOpening(tag)) continue;
		if (first.text === 'else')
			told(
				first.at,
				'« else » n’entoure rien : {% else /%}',
				'“else” goes around nothing: {% else /%}'
			);
		else open.push({ name: first.text, at: first.at });
	}
	open.forEach(left);
	return problems.list.length - before;
}

function isOpening({ tokens }: WrittenTag): boolean {
	const [first, second] = tokens;
	const name = first?.text ?? '';
	return (
		/^\p{L}/u.test(name) &&
		// A variable without its sign is told as such.
		!(name in variables && !(name in tags)) &&
		second?.text !== '(' &&
		second?.text !== '=' &&
		tokens.at(-1)?.text !== '/'
	);
}

function close(
	end: Open,
	open: Open[],
	left: (one: Open) => void,
	told: (at: number, fr: string, en: string) => void
): void {
	const names = open.map(({ name }) => name);
	const at = names.lastIndexOf(end.name);
	if (at !== -1) {
		open.splice(at).slice(1).forEach(left);
		return;
	}
	const near = nearestName(end.name, names.slice(-1));
	if (near === null)
		return told(
			end.at,
			`« ${end.name} » fermée sans avoir été ouverte : retirer {% /${end.name} %}, ou l’ouvrir au-dessus`,
			`“${end.name}” closed without having been opened: take {% /${end.name} %} away, or open it above`
		);
	open.pop();
	told(
		end.at,
		`« ${end.name} » fermée sans avoir été ouverte. Vouliez-vous dire {% /${near} %} ?`,
		`“${end.name}” closed without having been opened. Did you mean {% /${near} %}?`
	);
}

/** A tag around nothing ends with a slash, another with a tag of its own. */
function howToClose(name: string): readonly [string, string] {
	const body = tags[name]?.body ?? (name === 'partial' ? 'none' : 'required');
	if (body === 'none') return ['la finir par /%}', 'end it with /%}'];
	const end = `{% /${name} %}`;
	return body === 'required'
		? [`ajouter ${end} après son texte`, `add ${end} after its text`]
		: [
				`la finir par /%}, ou ajouter ${end} après son texte`,
				`end it with /%}, or add ${end} after its text`
			];
}
