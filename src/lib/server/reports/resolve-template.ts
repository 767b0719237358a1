import Markdoc, { type Node } from '@markdoc/markdoc';
import { formatDate, formatNumber } from '#lib/indicators/format.ts';
import { isIsoDate } from '#lib/indicators/period.ts';
import { JalonError } from '../programme/problem.ts';
import type { Problems } from '../programme/spec.ts';
import type { Block, Inline } from './document.ts';
import { evaluate, isTrue, type Functions, type Variables } from './evaluate.ts';
import { settle, text } from './inline.ts';
import { loneTag } from './lone-tag.ts';
import { placeInTemplate } from './place-in-template.ts';
import type { ReportContext } from './report-context.ts';
import { safeHref } from './safe-href.ts';
import type { TagCall, TagSpec, Tags } from './tag.ts';
import type { Template, TemplateFile } from './template.ts';

/** What a resolution needs at every node. */
export type Resolution = {
	readonly context: ReportContext;
	readonly tags: Tags;
	readonly functions: Functions;
	readonly template: Template;
	readonly problems: Problems;
	readonly signal: AbortSignal | undefined;
};

/** Blocks and runs that a report may be made of: a review has some thousands. */
const mostNodes = 200_000;

type At = Resolution & {
	readonly file: TemplateFile;
	readonly variables: Variables;
	/** What loops in loops may still make. */
	readonly left: { nodes: number };
};

const { isAst } = Markdoc.Ast;

/** A checked template with its date, territory and reader becomes blocks; siblings resolve together. */
export async function resolveTemplate(
	resolution: Resolution,
	variables: Variables
): Promise<readonly Block[]> {
	const { template } = resolution;
	const left = { nodes: mostNodes };
	return resolveBlocks(template.root.children, { ...resolution, left, file: template, variables });
}

async function resolveBlocks(nodes: readonly Node[], at: At): Promise<readonly Block[]> {
	at.signal?.throwIfAborted();
	const blocks = await Promise.all(nodes.map((node) => resolveBlock(node, at)));
	return joinLists(blocks.flat());
}

/** Items that a loop or a condition gives one by one make one list. */
function joinLists(blocks: readonly Block[]): readonly Block[] {
	const joined: Block[] = [];
	for (const block of blocks) {
		const before = joined.at(-1);
		if (block.type === 'list' && before?.type === 'list' && before.ordered === block.ordered)
			joined[joined.length - 1] = { ...before, items: [...before.items, ...block.items] };
		else joined.push(block);
	}
	return joined;
}

async function resolveBlock(node: Node, at: At): Promise<readonly Block[]> {
	countNode(at);
	switch (node.type) {
		case 'heading':
			return [
				{
					type: 'heading',
					level: Math.min(4, Number(node.attributes['level'] ?? 1)) as 1 | 2 | 3 | 4,
					content: await resolveRun(node.children, at),
					id: '',
					number: null,
					opensPage: false,
					listed: true
				}
			];
		case 'paragraph': {
			const tag = loneTag(node);
			if (tag && at.tags[tag.tag ?? '']?.blocks) return resolveTagBlock(tag, at);
			return paragraph(await resolveRun(node.children, at));
		}
		case 'inline':
			return paragraph(await resolveRun([node], at));
		case 'list':
			return [
				{
					type: 'list',
					ordered: node.attributes['ordered'] === true,
					items: await listItems(node.children, at)
				}
			];
		case 'blockquote':
			return [{ type: 'quote', blocks: await resolveBlocks(node.children, at) }];
		case 'fence':
			return paragraph([
				{ type: 'code', text: String(node.attributes['content'] ?? '').trimEnd() }
			]);
		case 'table':
			return markdownTable(node, at);
		case 'tag':
			return resolveTagBlock(node, at);
		case 'hr':
		case 'comment':
			return [];
		default:
			return resolveBlocks(node.children, at);
	}
}

/** Items written one by one, and those that a loop or a condition gives. */
async function listItems(nodes: readonly Node[], at: At): Promise<readonly (readonly Block[])[]> {
	const items = await Promise.all(nodes.map((item) => resolveBlocks(item.children, at)));
	return items.filter((item) => item.length > 0);
}

async function resolveTagBlock(node: Node, at: At): Promise<readonly Block[]> {
	if (node.tag === 'if') return resolveBlocks(await chosenBranch(node, at), at);
	if (node.tag === 'partial') return resolvePartial(node, at);
	if (node.tag === 'table' && node.children.some((child) => child.type === 'table'))
		return resolveBlocks(node.children, at);
	const spec = at.tags[node.tag ?? ''];
	if (!spec) return [];
	const call = await openCall(node, spec, at);
	return located(call, async () =>
		spec.blocks
			? spec.blocks(call)
			: paragraph(settle((await spec.inline?.(call)) ?? [], at.context.language))
	);
}

async function resolvePartial(node: Node, at: At): Promise<readonly Block[]> {
	const { file: name, variables: more } = node.attributes;
	const file = at.template.partials.get(String(name));
	if (!file) return [];
	const given = (await evaluate(more ?? {}, at.variables, at.functions)) as Variables;
	return resolveBlocks(file.root.children, {
		...at,
		file,
		variables: { ...at.variables, ...given }
	});
}

/** The part of an `{% if %} … {% else /%} … {% /if %}` whose condition holds. */
async function chosenBranch(node: Node, at: At): Promise<readonly Node[]> {
	let condition: unknown = node.attributes['primary'];
	let taken: Node[] = [];
	let open = isTrue(await evaluate(condition, at.variables, at.functions));
	for (const child of node.children) {
		if (child.type === 'tag' && child.tag === 'else') {
			if (open) return taken;
			condition = 'primary' in child.attributes ? child.attributes['primary'] : true;
			open = isTrue(await evaluate(condition, at.variables, at.functions));
			taken = [];
		} else if (open) taken.push(child);
	}
	return open ? taken : [];
}

async function openCall(node: Node, spec: TagSpec, at: At): Promise<TagCall> {
	const entries = Object.entries(node.attributes).map(
		async ([name, value]) => [name, await evaluate(value, at.variables, at.functions)] as const
	);
	const call: TagCall = {
		node,
		context: at.context,
		attributes: Object.fromEntries(await Promise.all(entries)),
		inlineBody: async (language) =>
			spec.body === 'none' ? [] : resolveRun(bodyRuns(node), at, language),
		blockBody: async (more = {}) => {
			const inside = { ...at, variables: { ...at.variables, ...more } };
			if (node.inline) return paragraph(await resolveRun(node.children, inside));
			return resolveBlocks(node.children, inside);
		},
		problem: (message, wanted = null) =>
			at.problems.add(placeInTemplate(at.file, node, wanted), message)
	};
	return call;
}

/** What a figure is asked and refused is a problem of the tag that asks. */
async function located<T>(call: TagCall, work: () => Promise<readonly T[]>): Promise<readonly T[]> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof JalonError) || !askedWrongly.test(error.code)) throw error;
		const { fr, en = fr } = error.text;
		call.problem({ fr, en });
		return [];
	}
}

const askedWrongly = /^(?:unknown-|bad-request$|empty-period$|territory-not-of-level$|too-many-)/;

function countNode({ left }: At): void {
	if (left.nodes-- > 0) return;
	throw new JalonError('report-too-long', {
		fr: 'Le rapport serait trop long : des boucles y répètent d’autres boucles. Retirez-en.',
		en: 'The report would be too long: loops repeat other loops in it. Take some away.'
	});
}

/** The runs of a body written inline or as one paragraph. */
function bodyRuns(node: Node): readonly Node[] {
	return node.children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
}

async function resolveRun(
	nodes: readonly Node[],
	at: At,
	language: string = at.context.language
): Promise<readonly Inline[]> {
	const runs = await Promise.all(nodes.map((node) => resolveInline(node, at)));
	return settle(runs.flat(), language);
}

async function resolveInline(node: Node, at: At): Promise<readonly Inline[]> {
	countNode(at);
	switch (node.type) {
		case 'text':
			return [text(await interpolated(node.attributes['content'], at))];
		case 'softbreak':
			return [text(' ')];
		case 'hardbreak':
			return [{ type: 'break' }];
		case 'code':
			return [{ type: 'code', text: String(node.attributes['content'] ?? '') }];
		case 'strong':
			return [{ type: 'strong', content: await resolveRun(node.children, at) }];
		case 'em':
			return [{ type: 'emphasis', content: await resolveRun(node.children, at) }];
		case 'link': {
			const content = await resolveRun(node.children, at);
			const href = safeHref(String(node.attributes['href'] ?? ''));
			return href === null ? content : [{ type: 'link', href, content }];
		}
		case 'tag':
			return resolveTagInline(node, at);
		case 'comment':
			return [];
		default:
			return (await Promise.all(node.children.map((child) => resolveInline(child, at)))).flat();
	}
}

async function resolveTagInline(node: Node, at: At): Promise<readonly Inline[]> {
	if (node.tag === 'if') {
		const taken = await chosenBranch(node, at);
		return (await Promise.all(taken.map((child) => resolveInline(child, at)))).flat();
	}
	const spec = at.tags[node.tag ?? ''];
	const inline = spec?.inline;
	if (!inline) return [];
	const call = await openCall(node, spec, at);
	return located(call, async () => inline(call));
}

/** A variable in a text: a date in words, a number of items grouped, a year as it is. */
async function interpolated(content: unknown, at: At): Promise<string> {
	if (!isAst(content)) return String(content ?? '');
	const value = await evaluate(content, at.variables, at.functions);
	const { language } = at.context;
	if (value === null) return '';
	if (isIsoDate(value)) return formatDate(value, language);
	if (typeof value === 'number' && !Number.isInteger(value))
		return formatNumber(value, language, { decimals: 1 });
	return String(value);
}

async function markdownTable(node: Node, at: At): Promise<readonly Block[]> {
	const rows = [...node.walk()].filter(({ type }) => type === 'tr');
	const cells = await Promise.all(
		rows.map((row) => Promise.all(row.children.map((cell) => resolveRun(cell.children, at))))
	);
	const [head, ...body] = cells;
	if (!head) return [];
	return [
		{
			type: 'table',
			caption: [],
			columns: head.map((title) => ({ title, align: 'start', share: 1 })),
			wide: head.length > 4,
			rows: body.map((row) => head.map((_, column) => row[column] ?? []))
		}
	];
}

function paragraph(content: readonly Inline[]): readonly Block[] {
	const isBlank = content.every((run) => run.type === 'text' && run.text.trim() === '');
	return isBlank ? [] : [{ type: 'paragraph', role: 'body', content }];
}
