import type { Localized } from '#lib/indicators/language.ts';
import type { Duration, IsoDate } from '#lib/indicators/period.ts';
import { describeSpec, unknownKey, type Parse } from './keys.ts';
import { nearestName } from './nearest.ts';
import type { Problems, Spec } from './spec.ts';

/** Tells what was expected and what was found. */
export function expected(spec: Spec, fr: string, en: string, problems: Problems): undefined {
	return problems.add(spec.place, {
		fr: `attendu : ${fr}, trouvé : ${describeSpec(spec, 'fr')}`,
		en: `expected ${en}, found ${describeSpec(spec, 'en')}`
	});
}

/** Any text that isn't empty; numbers as they were typed. */
export const parseText: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' && spec.value !== null ? spec.text.trim() : '';
	return text === '' ? expected(spec, 'un texte', 'a text', problems) : text;
};

export const parseBoolean: Parse<boolean> = (spec, problems) =>
	spec.kind === 'scalar' && typeof spec.value === 'boolean'
		? spec.value
		: expected(spec, 'true ou false', 'true or false', problems);

export const parseNumber: Parse<number> = (spec, problems) =>
	spec.kind === 'scalar' && typeof spec.value === 'number' && Number.isFinite(spec.value)
		? spec.value
		: expected(spec, 'un nombre', 'a number', problems);

/** A whole number, `least` or more. */
export function parseWhole(least: number, most = Infinity): Parse<number> {
	return (spec, problems) => {
		const number = spec.kind === 'scalar' ? Number(spec.value) : NaN;
		const whole = spec.kind === 'scalar' && Number.isSafeInteger(spec.value);
		if (whole && number >= least && number <= most) return number;
		return most === Infinity
			? expected(
					spec,
					`un nombre entier à partir de ${least}`,
					`a whole number from ${least}`,
					problems
				)
			: expected(
					spec,
					`un nombre entier de ${least} à ${most}`,
					`a whole number from ${least} to ${most}`,
					problems
				);
	};
}

/** The version of a format; one made by a newer Jalon is told as such. */
export function parseVersion(known: number): Parse<number> {
	return (spec, problems) => {
		const version = parseWhole(1)(spec, problems);
		if (version === undefined || version <= known) return version;
		return problems.add(spec.place, {
			fr: `version ${version} plus récente que celle que ce Jalon connaît (${known}) : mettre Jalon à jour`,
			en: `version ${version} is newer than the one this Jalon knows (${known}): update Jalon`
		});
	};
}

/** One of the words; the nearest is proposed. */
export function parseOneOf<const T extends string>(words: readonly T[]): Parse<T> {
	return (spec, problems) => {
		const text = spec.kind === 'scalar' ? spec.text : null;
		const found = words.find((word) => word === text);
		if (found !== undefined) return found;
		const near = text && nearestName(text, words);
		return expected(
			spec,
			words.join(', ') + (near ? ` (« ${near} » ?)` : ''),
			words.join(', ') + (near ? ` (“${near}”?)` : ''),
			problems
		);
	};
}

/** A calendar day that exists. */
export const parseDate: Parse<IsoDate> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return isCalendarDay(text)
		? text
		: expected(spec, 'une date AAAA-MM-JJ', 'a date YYYY-MM-DD', problems);
};

export function isCalendarDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `18 months`, `15 days`, `1 year`. */
export const parseLength: Parse<Duration> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	const [, count, unit] = /^(\d{1,4}) (day|month|year)s?$/.exec(text) ?? [];
	if (!count || !unit)
		return expected(
			spec,
			'une durée telle que 18 months, 15 days ou 1 year',
			'a duration such as 18 months, 15 days or 1 year',
			problems
		);
	const length = Number(count);
	if (unit === 'day') return { months: 0, days: length };
	return { months: unit === 'year' ? 12 * length : length, days: 0 };
};

/** A regular expression with the flag `u`. */
export const parsePattern: Parse<string> = (spec, problems) => {
	const text = parseText(spec, problems);
	if (text === undefined) return undefined;
	try {
		new RegExp(text, 'u');
		return text;
	} catch (error) {
		const said = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
		return expected(
			spec,
			`une expression régulière (${said})`,
			`a regular expression (${said})`,
			problems
		);
	}
};

/** Words by language: a French text alone, or `{ fr, en }`. French always stands. */
export const parseLocalized: Parse<Localized> = (spec, problems) => {
	if (spec.kind !== 'map') {
		const fr = parseText(spec, problems);
		return fr === undefined ? undefined : { fr };
	}
	const texts = parseLanguages(spec, problems, parseText);
	if (!texts) return undefined;
	return texts.en === undefined ? { fr: texts.fr } : { fr: texts.fr, en: texts.en };
};

/** The entries `fr` (demanded) and `en` of a map. */
export function parseLanguages<T>(
	spec: Spec & { kind: 'map' },
	problems: Problems,
	parse: Parse<T>
): { fr: T; en: T | undefined } | undefined {
	for (const { key, place, spec: value } of spec.entries) {
		if (key === 'fr' || key === 'en') continue;
		// `{ fr: Signées, non retirées }`: YAML takes what follows the comma for a key.
		if (value.kind === 'scalar' && value.value === null)
			problems.add(place, {
				fr: `« ${key} » n’est pas une langue : un texte qui contient une virgule s’écrit entre guillemets`,
				en: `“${key}” is not a language: a text with a comma in it must be quoted`
			});
		else unknownKey(key, place, ['fr', 'en'], problems);
	}
	const fr = spec.entries.find(({ key }) => key === 'fr');
	const en = spec.entries.find(({ key }) => key === 'en');
	if (!fr) {
		return problems.add(spec.place, {
			fr: 'il manque le texte français (clé « fr »)',
			en: 'the French text is missing (key “fr”)'
		});
	}
	const french = parse(fr.spec, problems);
	const english = en && parse(en.spec, problems);
	return french === undefined ? undefined : { fr: french, en: english };
}

/** A list; one item alone stands for a list of one. Wrong items are told and left out. */
export function parseListOf<T>(parse: Parse<T>): Parse<readonly T[]> {
	return (spec, problems) =>
		(spec.kind === 'list' ? spec.items : [spec])
			.map((item) => parse(item, problems))
			.filter((item) => item !== undefined);
}

/** An id: kebab-case in ASCII. */
export const parseId: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return isId(text)
		? text
		: expected(
				spec,
				'un identifiant en minuscules, chiffres et tirets',
				'an id in lower-case letters, digits and hyphens',
				problems
			);
};

export function isId(text: string): boolean {
	return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}

/** The name of a column in SQL. */
export const parseColumnName: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return /^[a-z][a-z0-9_]*$/.test(text)
		? text
		: expected(
				spec,
				'un nom de colonne en minuscules, chiffres et _',
				'a column name in lower-case letters, digits and _',
				problems
			);
};
