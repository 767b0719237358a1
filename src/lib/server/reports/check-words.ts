import type { Node } from '@markdoc/markdoc';
import type { Place } from '../programme/spec.ts';
import type { At } from './check-at.ts';
import { checkExpression, checkKind } from './check-expression.ts';
import { openMessage, parserMessage } from './parser-message.ts';
import { placeAt, placeInTemplate } from './place-in-template.ts';
import { safeHref } from './safe-href.ts';
import { tags } from './tags.ts';
import { refusedAt, standingTags, writtenOf, type WrittenTag } from './written-tags.ts';

/** What the parser itself refuses. */
export function checkParsed(node: Node, at: At, unbalanced: boolean): void {
	for (const error of node.errors) {
		const tag = writtenOf(at.file).get(node);
		const refused = tag && error.id === 'parse-error' ? refusedAt(tag) : null;
		if (tag && refused !== null) {
			const { at: offset, words } = parserMessage(tag, refused);
			at.problems.add(placeAt(at.file, offset), words);
		} else if (error.id === 'duplicate-attribute')
			at.problems.add(lastOf(tag, quotedIn(error.message), node, at), {
				fr: `attribut donné deux fois (${quotedIn(error.message)}) : n’en garder qu’un`,
				en: `attribute given twice (${quotedIn(error.message)}): keep one`
			});
		else if (!unbalanced && error.id === 'missing-closing' && node.type === 'paragraph')
			tellSplit(node, at);
		else if (!/^missing-/.test(error.id))
			at.problems.add(placeInTemplate(at.file, node), {
				fr: `balise illisible (${error.message}) : {% nom "valeur" attribut="valeur" /%} attendu`,
				en: `unreadable tag (${error.message}): {% name "value" attribute="value" /%} expected`
			});
	}
}

/** A tag that is opened among the words of a paragraph and closed in another. */
function tellSplit(paragraph: Node, at: At): void {
	const closed = new Set<string>();
	for (const { tokens } of standingTags(at.file).toReversed()) {
		const [first, second] = tokens;
		if (!first || placeAt(at.file, first.at).line > (paragraph.lines.at(-1) ?? 0)) continue;
		if (first.text === '/') closed.add(second?.text ?? '');
		else if (tokens.at(-1)?.text !== '/' && !closed.delete(first.text)) {
			const name = first.text;
			// One that stands alone on its line is told so already.
			if (tags[name]?.inline || name === 'if')
				at.problems.add(placeAt(at.file, first.at), {
					fr: `« ${name} » est ouverte dans un paragraphe et fermée dans un autre : {% ${name} … %} et {% /${name} %} seules sur leur ligne`,
					en: `“${name}” is opened in one paragraph and closed in another: {% ${name} … %} and {% /${name} %} alone on their lines`
				});
			return;
		}
	}
}

/** The last place where an attribute is written. */
function lastOf(tag: WrittenTag | undefined, name: string, node: Node, at: At): Place {
	const last = tag?.tokens.findLast(
		({ text, quoted }, index) => !quoted && text === name && tag.tokens[index + 1]?.text === '='
	);
	return last ? placeAt(at.file, last.at) : placeInTemplate(at.file, node);
}

function quotedIn(message: string): string {
	return /'([^']*)'/.exec(message)?.[1] ?? message;
}

/** A tag whose end the parser doesn't find is left as text: no reader should see it. */
export function checkText(node: Node, at: At): void {
	const content: unknown = node.attributes['content'];
	if (typeof content === 'string') return checkWords(content, node, at);
	checkExpression(content, { ...at, node });
	checkKind('text', content, at.shapes, placeInTemplate(at.file, node), at.problems);
}

const unsafe = /\]\(\s*((?:javascript|vbscript|data|file):[^)\s]*)/i;
const foreign = /\{\{\s*\$?([\w-]+(?:\.[\w-]+)*)\s*\}\}/;

function checkWords(content: string, node: Node, at: At): void {
	const left = content.indexOf('{%');
	if (left !== -1)
		at.problems.add(
			placeInTemplate(at.file, node, { text: content.slice(left).split('\n', 1)[0] ?? '{%' }),
			openMessage(content.slice(left))
		);
	const href = unsafe.exec(content)?.[1];
	if (href !== undefined) tellAddress(href, node, at);
	const [whole, name] = foreign.exec(content) ?? [];
	if (whole !== undefined)
		at.problems.add(placeInTemplate(at.file, node, { text: whole }), {
			fr: `« ${whole} » resterait tel quel. Vouliez-vous dire « {% $${name} %} » ?`,
			en: `“${whole}” would stay as it is. Did you mean “{% $${name} %}”?`
		});
}

export function checkLink(node: Node, at: At): void {
	const href = String(node.attributes['href'] ?? '');
	if (safeHref(href) === null) tellAddress(href, node, at);
}

function tellAddress(href: string, node: Node, at: At): void {
	at.problems.add(placeInTemplate(at.file, node, { text: href }), {
		fr: `adresse « ${href} » : https://, mailto: ou #titre attendu`,
		en: `address “${href}”: https://, mailto: or #heading expected`
	});
}

/** `# Title {% #id .class %}` decorates nothing in a report. */
export function checkAnnotations(node: Node, at: At): void {
	const [first] = node.annotations;
	if (!first) return;
	at.problems.add(placeInTemplate(at.file, node, { text: '{%' }), {
		fr: `« ${first.name} » ne change rien ici : le retirer, ou {% $${first.name} %} pour une variable`,
		en: `“${first.name}” changes nothing here: take it away, or {% $${first.name} %} for a variable`
	});
}
