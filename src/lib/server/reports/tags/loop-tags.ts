import { localize } from '#lib/indicators/language.ts';
import { geographicalOrder } from '#lib/indicators/territory-map.ts';
import { shortName } from '#lib/indicators/territory.ts';
import { geographyOf } from '../../values/geography.ts';
import type { Block } from '../document.ts';
import type { Variables } from '../evaluate.ts';
import { indicatorShape, indicatorVariables } from '../indicator-variables.ts';
import { textOf, textsOf, type TagCall, type TagSpec } from '../tag.ts';

/** Repeats its body for each axis that has indicators: `$axis.id`, `$axis.title`, `$axis.context`. */
export const axes: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque axe : $axis.id, $axis.title',
		en: 'repeats its text for each axis: $axis.id, $axis.title'
	},
	attributes: {
		context: {
			type: 'boolean',
			meaning: {
				fr: 'axes de contexte (true) ou d’action (false) ; tous sans précision',
				en: 'context axes (true) or axes of action (false); all when left out'
			}
		},
		pages: {
			type: 'boolean',
			meaning: {
				fr: 'chaque axe après le premier ouvre une page',
				en: 'each axis after the first opens a page'
			}
		}
	},
	body: 'required',
	gives: { name: 'axis', shape: { members: { id: 'axis', title: 'text', context: 'boolean' } } },
	example: () => '{% axes %}\n## {% $axis.title %}\n\n{% standing $axis.id /%}\n{% /axes %}',
	blocks: async (call) => {
		const { settings, indicators, language } = call.context;
		const wanted = call.attributes['context'];
		const shown = settings.axes.filter(
			({ id, context }) =>
				(typeof wanted !== 'boolean' || context === wanted) &&
				indicators.some(({ axis }) => axis === id)
		);
		const rounds = await Promise.all(
			shown.map(({ id, title, context }) =>
				call.blockBody({ axis: { id, title: localize(title, language), context } })
			)
		);
		return call.attributes['pages'] === true
			? rounds.flatMap((blocks, at) => (at === 0 ? blocks : openingPage(blocks)))
			: rounds.flat();
	}
};

/** Repeats its body for each indicator: `$indicator.id`, `$indicator.title`, `$indicator.definition`. */
export const indicators: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque indicateur : $indicator.id, $indicator.title',
		en: 'repeats its text for each indicator: $indicator.id, $indicator.title'
	},
	attributes: {
		axis: { type: 'axis', meaning: { fr: 'd’un axe', en: 'of one axis' } },
		only: { type: 'indicators', meaning: { fr: 'seulement ceux-ci', en: 'these only' } }
	},
	body: 'required',
	gives: { name: 'indicator', shape: indicatorShape },
	example: ({ axis }) =>
		`{% indicators axis="${axis}" %}\n{% sheet $indicator.id /%}\n{% /indicators %}`,
	blocks: (call) => {
		const { context } = call;
		const only = textsOf(call, 'only');
		const axis = textOf(call, 'axis');
		const shown = context.indicators.filter(
			(indicator) =>
				(axis === null || indicator.axis === axis) &&
				(only.length === 0 || only.includes(indicator.id))
		);
		return repeat(
			call,
			shown.map((indicator) => ({ indicator: indicatorVariables(indicator, context) }))
		);
	}
};

/** Repeats its body for each intercommunalité: `$territory.code`, `$territory.name`. */
export const territories: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque intercommunalité : $territory.code, $territory.name',
		en: 'repeats its text for each intercommunality: $territory.code, $territory.name'
	},
	body: 'required',
	gives: { name: 'territory', shape: { members: { code: 'territory', name: 'text' } } },
	example: ({ indicator }) =>
		`{% territories %}\n- {% $territory.name %} : {% figure "${indicator}" territory=$territory.code /%}\n{% /territories %}`,
	blocks: async (call) => {
		const { edition, territory, settings, language } = call.context;
		const { intercommunalities } = await geographyOf(edition);
		const named = intercommunalities.map(({ code, name }) => ({ code, name: shortName(name) }));
		const shown = geographicalOrder(named, (place) => place, settings.map, language).filter(
			({ code }) => territory === null || territory.code === code
		);
		return repeat(
			call,
			shown.map((place) => ({ territory: place }))
		);
	}
};

/** The blocks with their first heading at the top of a page. */
function openingPage(blocks: readonly Block[]): readonly Block[] {
	const first = blocks.findIndex(({ type }) => type === 'heading');
	return blocks.map((block, at) =>
		at === first && block.type === 'heading' ? { ...block, opensPage: true } : block
	);
}

async function repeat(call: TagCall, rounds: readonly Variables[]): Promise<readonly Block[]> {
	const blocks = await Promise.all(rounds.map((variables) => call.blockBody(variables)));
	return blocks.flat();
}
